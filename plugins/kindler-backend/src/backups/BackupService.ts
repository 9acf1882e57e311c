import { randomBytes } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  CreateBackupRequest,
  Operation,
  RestoreBackupRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationStore } from '../operations';
import { expectFree } from './dump/restored';
import { KINDLER_SOURCE } from './KINDLER_SOURCE';
import { requireBackup, type BackupWork } from './steps/BackupWork';
import type { BackupSources } from './types';

export interface BackupServiceOptions extends BackupWork {
  sources: BackupSources;
  operations: OperationStore;
}

/** Requests for backups and for what is restored from them, each as an operation. */
export class BackupService {
  readonly #options: BackupServiceOptions;

  constructor(options: BackupServiceOptions) {
    this.#options = options;
  }

  async run(
    {
      environment,
      ...request
    }: CreateBackupRequest & { idempotencyKey?: string },
    requester: string,
  ): Promise<Operation> {
    const { sources, operations } = this.#options;
    const name = environment ?? KINDLER_SOURCE;
    const found = await sources.find(name);
    if (!found) {
      throw new NotFoundError(
        environment === undefined
          ? 'kindler.database is not configured, so there is none to back up; give an environment'
          : `No environment '${environment}'`,
      );
    }
    const { owner, source } = found;
    if (!source) {
      throw new ConflictError(
        `Environment '${name}' has no database behind a route of kindler.providers.database, so it cannot be backed up`,
      );
    }
    return operations.create({
      kind: 'backup-run',
      subject: { kind: 'backup', name },
      owner,
      requester,
      reason: request.reason,
      idempotencyKey: request.idempotencyKey,
      request: { source: name },
      input: { source, backup: newId(name) },
    });
  }

  async restore(
    id: string,
    request: RestoreBackupRequest & { idempotencyKey?: string },
    requester: string,
  ): Promise<Operation> {
    const { operations, targets } = this.#options;
    const { manifest, isThere: isWhole } = await requireBackup(
      this.#options,
      id,
    );
    const { source } = manifest;
    const { database, route = source.route } = request;
    const operation = {
      kind: 'backup-restore' as const,
      subject: { kind: 'backup' as const, name: source.name },
      owner: source.owner,
      requester,
      reason: request.reason,
      idempotencyKey: request.idempotencyKey,
      request: { backup: id, database, route },
    };
    const earlier = await operations.findSame(operation);
    if (earlier) {
      return earlier;
    }
    if (!targets.routes().includes(route)) {
      throw new InputError(
        `route '${route}' is none behind which kindler.providers.database creates databases; there are: ${
          targets.routes().join(', ') || 'none'
        }`,
      );
    }
    if (!isWhole) {
      throw new ConflictError(
        `The data of backup '${id}' is not in the folder; see whether this backend has the folder of the others`,
      );
    }
    await expectFree(targets.admin(route), database);
    return operations.create({
      ...operation,
      input: { backup: id, database, route, user: source.name },
    });
  }
}

/** Begins with the name and the time, so that a listing of the folder can be read. */
function newId(source: string): string {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return `${source}-${stamp}-${randomBytes(3).toString('hex')}`;
}
