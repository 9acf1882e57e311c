import { randomBytes } from 'node:crypto';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type {
  IssuedCredential,
  ProvidedEnvironment,
  SeenCredential,
  TemporaryCredentialIssuer,
  TemporaryCredentialOrder,
} from '@kindler/backstage-plugin-kindler-node';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import {
  connectOnce,
  hasSqlState,
  scramVerifier,
  type SqlTarget,
} from '../../postgres';
import type { Admin } from './Admin';
import { asUnavailable } from './asUnavailable';
import { dropTemporaryRole } from './dropTemporaryRole';
import { inTransaction, lockEnvironment } from './environmentLock';
import { findTemporaryRoles, temporaryMarker } from './findTemporaryRoles';
import { inspect } from './inspect';
import { GROUP, letIn } from './letIn';
import { ownerRole } from './ownerRole';

const HBA_HINT = `pg_hba.conf needs a line such as \`host all +${GROUP} <address of HAProxy> scram-sha-256\`; from PostgreSQL 16 on, \`host samerole all …\` does, too`;

export interface TemporaryRolesOptions {
  route: string;
  /** Administration through the route's listener. */
  admin: SqlTarget;
}

/**
 * Roles that log in to an environment's database for a limited time. Each is a member of the environment's owner role and becomes
 * it when it logs in (`ALTER ROLE … SET role`), so that what it makes belongs to that. It inherits too: the right to connect
 * is looked at before the session changes its role.
 */
export class TemporaryRoles implements TemporaryCredentialIssuer {
  readonly #options: TemporaryRolesOptions;
  readonly #admin: Admin;

  constructor(options: TemporaryRolesOptions, admin: Admin) {
    this.#options = options;
    this.#admin = (work, database) =>
      admin(async client => {
        await refuseReadOnly(client, options.route);
        return work(client);
      }, database);
  }

  async issue(
    { name }: ProvidedEnvironment,
    order: TemporaryCredentialOrder,
  ): Promise<IssuedCredential> {
    const password = randomBytes(24).toString('base64url');
    const verifier = await scramVerifier(password);
    const { validUntil, becomes } = await this.#admin(client =>
      inTransaction(client, () => create(client, name, order, verifier)),
    );
    try {
      await this.#prove(name, order.id, password, becomes);
    } catch (error) {
      // Where it cannot be dropped now, it is once its time is over.
      await this.drop(name, order.id).catch(() => {});
      throw error;
    }
    return { password, validUntil };
  }

  async list(environment?: string): Promise<SeenCredential[]> {
    return this.#admin(client => findTemporaryRoles(client, { environment }));
  }

  async drop(environment: string, id: string): Promise<boolean> {
    return dropTemporaryRole({ environment, id }, this.#admin);
  }

  async dropAll(environment: string): Promise<void> {
    for (const { id } of await this.list(environment)) {
      await this.drop(environment, id);
    }
  }

  /** Logs in as a client would. */
  async #prove(
    name: string,
    id: string,
    password: string,
    wanted: string,
  ): Promise<void> {
    const target = {
      ...this.#options.admin,
      user: id,
      password,
      database: name,
    };
    const becomes = await asUnavailable(() =>
      connectOnce(target, async client => {
        const { rows } = await client.query('SELECT current_user AS name');
        return rows[0].name;
      }),
    ).catch(error => {
      throw hasSqlState(error, '28000', '28P01')
        ? new ConflictError(
            `PostgreSQL does not let temporary roles into database '${name}': ${
              error.message
            }${error.code === '28000' ? `. ${HBA_HINT}` : ''}`,
          )
        : error;
    });
    if (becomes !== wanted) {
      throw new ConflictError(
        `Sessions of temporary roles do not become '${wanted}', so that what they make would not belong to it: PostgreSQL 13.17, 14.14, 15.9, 16.5 and 17.1 have that fault; update it`,
      );
    }
  }
}

async function refuseReadOnly(client: ClientBase, route: string) {
  const { rows } = await client.query('SHOW transaction_read_only');
  if (rows[0].transaction_read_only === 'on') {
    throw new ServiceUnavailableError(
      `Route '${route}' leads to a server that is read-only; temporary roles are made where writes are accepted: trace the route`,
    );
  }
}

/** Answers until when it is valid, and which role its sessions become. */
async function create(
  client: ClientBase,
  environment: string,
  { id, ttlMs, connectionLimit }: TemporaryCredentialOrder,
  verifier: string,
): Promise<{ validUntil: string; becomes: string }> {
  await lockEnvironment(client, environment, 'shared');
  const {
    role: isThere,
    login,
    owner: isOwned,
  } = await inspect(client, environment);
  if (!isThere || !login) {
    throw new ConflictError(
      `Role '${environment}' ${isThere ? 'may not log in' : 'is not there'}`,
    );
  }
  // One that is not taken over yet owns what it holds by itself.
  const becomes = isOwned ? ownerRole(environment) : environment;
  await refusePowers(client, becomes);
  const [role, owner] = [id, becomes].map(escapeIdentifier);
  const { rows } = await client.query(
    `SELECT to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS until
       FROM (SELECT now() + $1::float8 * interval '1 ms' AS until) AS time`,
    [ttlMs],
  );
  const { until } = rows[0];
  await client.query(
    `CREATE ROLE ${role} LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
       CONNECTION LIMIT ${Number(connectionLimit)}
       PASSWORD ${escapeLiteral(verifier)} VALID UNTIL ${escapeLiteral(until)}`,
  );
  await client.query(
    `COMMENT ON ROLE ${role} IS ${escapeLiteral(temporaryMarker(environment))}`,
  );
  await client.query(`GRANT ${owner} TO ${role}`);
  await client.query(
    `ALTER ROLE ${role} SET role TO ${escapeLiteral(becomes)}`,
  );
  await letIn(client, role, environment, becomes);
  // To end its sessions and hand over what it owns.
  await client.query(`GRANT ${role} TO CURRENT_USER`);
  return { validUntil: until, becomes };
}

/** Whoever becomes a role has its powers. */
async function refusePowers(client: ClientBase, environment: string) {
  const { rows } = await client.query(
    `SELECT rolsuper AS superuser, rolreplication AS replication,
            rolcreaterole AS createrole, rolbypassrls AS bypassrls
       FROM pg_roles WHERE rolname = $1`,
    [environment],
  );
  const powers = Object.keys(rows[0]).filter(power => rows[0][power]);
  if (powers.length > 0) {
    throw new ConflictError(
      `Role '${environment}' has ${powers
        .join(', ')
        .toUpperCase()}, which nobody gets for a limited time; take that from it first (ALTER ROLE)`,
    );
  }
}
