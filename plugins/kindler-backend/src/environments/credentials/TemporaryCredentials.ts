import { randomBytes } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  parseDuration,
  type CreateCredentialsRequest,
  type Environment,
  type EnvironmentConnection,
  type EnvironmentCredentials,
  type RevokedCredential,
  type TemporaryCredential,
  type TemporaryCredentialList,
} from '@kindler/backstage-plugin-kindler-common';
import {
  Turns,
  type SeenCredential,
} from '@kindler/backstage-plugin-kindler-node';
import type { EnvironmentParts } from '../../providers';
import type { EnvironmentTable } from '../EnvironmentTable';
import { quietContext } from '../quietContext';
import { toKnown } from '../toKnown';
import type { CredentialRecord, CredentialRecords } from './CredentialRecords';

/** Each takes connections of a database that has few. */
const AT_ONCE = 4;

const SHORTEST_MS = 60_000;

export interface TemporaryCredentialsOptions {
  table: Pick<EnvironmentTable, 'get'>;
  parts: EnvironmentParts;
  records: CredentialRecords;
  settings: CredentialSettings;
  /** Told when an environment got other credentials. */
  onChange(name: string): void;
}

export interface CredentialSettings {
  /** ISO 8601 duration. */
  defaultTtl: string;
  /** ISO 8601 duration. */
  maxTtl: string;
  /** Sessions that one role may have open. */
  connectionLimit: number;
}

/** Roles that people and services get for a limited time, to log in to an environment's database. */
export class TemporaryCredentials {
  readonly #options: TemporaryCredentialsOptions;
  readonly #turns = new Turns(AT_ONCE);

  constructor(options: TemporaryCredentialsOptions) {
    this.#options = options;
  }

  async issue(
    connection: EnvironmentConnection,
    request: CreateCredentialsRequest,
    requester: string,
  ): Promise<EnvironmentCredentials> {
    const { records, settings, onChange } = this.#options;
    const { environment: name, host, port, database } = connection;
    const ttlMs = this.#readTtl(request.ttl);
    const environment = await this.#require(name);
    if (environment.state !== 'running') {
      throw new ConflictError(
        `Environment '${name}' is ${environment.state}; credentials are issued when it runs`,
      );
    }
    const found = this.#find(environment);
    if (!found) {
      throw new ConflictError(
        `Environments of '${environment.provider}' have no temporary credentials`,
      );
    }
    const id = `kindler_tmp_${randomBytes(10).toString('hex')}`;
    const { reason } = request;
    await records.add({ id, environment: name, requester, reason });
    const { connectionLimit } = settings;
    const context = quietContext();
    const issued = await this.#turns
      .take(context.signal, () =>
        found.issuer.issue(
          found.environment,
          { id, ttlMs, connectionLimit },
          context,
        ),
      )
      .catch(async error => {
        await records.remove(id).catch(() => {});
        throw context.signal.aborted
          ? new ServiceUnavailableError(
              'Too much is asked of the database at once; try again',
            )
          : error;
      });
    onChange(name);
    return {
      environment: name,
      host,
      port,
      database,
      user: id,
      sslMode: connection.sslMode,
      caCertificate: connection.caCertificate,
      id,
      ...issued,
    };
  }

  async list(name: string): Promise<Omit<TemporaryCredentialList, 'now'>> {
    const { records, settings } = this.#options;
    const environment = await this.#require(name);
    const [seen, known] = await Promise.all([
      this.#find(environment)?.issuer.list(name, quietContext()) ?? [],
      records.of(name),
    ]);
    const { defaultTtl, maxTtl } = settings;
    return {
      items: seen.map(each => toItem(each, known.get(each.id))),
      defaultTtl,
      maxTtl,
    };
  }

  async revoke(
    name: string,
    id: string,
  ): Promise<Omit<RevokedCredential, 'now'>> {
    const environment = await this.#require(name);
    const issuer = this.#find(environment)?.issuer;
    const find = async () =>
      (await issuer?.list(name, quietContext()))?.find(each => each.id === id);
    if (!issuer || !(await find())) {
      throw new NotFoundError(
        `Environment '${name}' has no temporary credentials '${id}'`,
      );
    }
    const answer = { environment: name, id };
    try {
      await issuer.drop(name, id, quietContext());
      return { ...answer, dropped: true };
    } catch (error) {
      if ((await find())?.isValid) {
        throw error;
      }
      return { ...answer, dropped: false, message: toError(error).message };
    } finally {
      this.#options.onChange(name);
    }
  }

  #readTtl(ttl: string | undefined): number {
    const { defaultTtl, maxTtl } = this.#options.settings;
    const ms = parseDuration(ttl ?? defaultTtl) ?? 0;
    if (ms < SHORTEST_MS) {
      throw new InputError(
        `ttl '${ttl}' is no ISO 8601 duration of at least a minute. Write e.g. PT8H or P1D`,
      );
    }
    if (ms > parseDuration(maxTtl)!) {
      throw new InputError(
        `ttl '${ttl}' is longer than '${maxTtl}', which is the most (kindler.environments.credentials.maxTtl)`,
      );
    }
    return ms;
  }

  async #require(name: string): Promise<Environment> {
    const environment = await this.#options.table.get(name);
    if (!environment) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    return environment;
  }

  #find(environment: Environment) {
    return this.#options.parts.issuerOf(toKnown(environment));
  }
}

function toItem(
  seen: SeenCredential,
  record: CredentialRecord | undefined,
): TemporaryCredential {
  const { id, isValid, validUntil, sessions, lastActiveAt } = seen;
  return {
    id,
    state: isValid ? 'valid' : 'ending',
    validUntil,
    sessions,
    lastActiveAt,
    ...(record && {
      requester: record.requester,
      reason: record.reason,
      issuedAt: new Date(record.issuedAt).toISOString(),
    }),
  };
}
