import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  SeenCredential,
  TemporaryCredentialIssuer,
} from '@kindler/backstage-plugin-kindler-node';
import type { EnvironmentParts } from '../../providers';
import { quietContext } from '../quietContext';
import type { CredentialRecords } from './CredentialRecords';

export interface CredentialSweeperOptions {
  parts: EnvironmentParts;
  records: Pick<CredentialRecords, 'prune'>;
  /** For which records are kept. */
  days: number;
  auditor: AuditorService;
  logger: LoggerService;
  /** Told when an environment got other credentials. */
  onChange(name: string): void;
}

/**
 * Drops temporary credentials that are over, also those whose revocation did not get to the end. What is over is asked of
 * PostgreSQL each time, so that a sweep which was killed is gone on with by the next one, of whatever backend.
 */
export class CredentialSweeper {
  readonly #options: CredentialSweeperOptions;
  /** What was said of each trouble last, so that it is said when it begins and not each minute. */
  readonly #said = new Map<string, string>();

  constructor(options: CredentialSweeperOptions) {
    this.#options = options;
  }

  /** For the scheduler, which lets one backend of all run it. */
  toScheduled() {
    return {
      id: 'kindler-drop-expired-credentials',
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      fn: (signal: AbortSignal) => this.sweep(signal),
    };
  }

  async sweep(signal: AbortSignal): Promise<void> {
    for (const provider of this.#options.parts.providers.all()) {
      const issuer = provider.temporaryCredentials;
      if (issuer) {
        await this.#sweepOf(provider.kind, issuer, signal);
      }
    }
    const { records, days } = this.#options;
    await this.#try('Old records of temporary credentials', () =>
      records.prune(days),
    );
  }

  async #sweepOf(
    kind: string,
    issuer: TemporaryCredentialIssuer,
    signal: AbortSignal,
  ): Promise<void> {
    const seen = await this.#try(
      `Temporary credentials of provider '${kind}'`,
      () => issuer.list(undefined, quietContext()),
    );
    for (const each of seen ?? []) {
      if (signal.aborted) {
        return;
      }
      if (!each.isValid) {
        await this.#drop(issuer, each);
      }
    }
  }

  async #drop(
    issuer: TemporaryCredentialIssuer,
    { environment, id }: SeenCredential,
  ): Promise<void> {
    const { auditor, onChange } = this.#options;
    const wasThere = await this.#try(
      `Temporary credentials '${id}' of environment '${environment}'`,
      () => issuer.drop(environment, id, quietContext()),
    );
    if (wasThere) {
      const event = await auditor.createEvent({
        eventId: 'environment-credential-expire',
        severityLevel: 'medium',
        meta: { requester: 'kindler', name: environment, id },
      });
      await event.success();
      onChange(environment);
    }
  }

  async #try<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    const { logger } = this.#options;
    try {
      const result = await work();
      if (this.#said.delete(what)) {
        logger.info(`${what} can be dropped again`);
      }
      return result;
    } catch (error) {
      const { message } = toError(error);
      if (this.#said.get(what) !== message) {
        this.#said.set(what, message);
        logger.warn(`${what} cannot be dropped: ${message}`);
      }
      return undefined;
    }
  }
}
