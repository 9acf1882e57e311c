import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentChange,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { inspect, marker } from './inspect';

/** Does work as the administrator, on a connection of its own. */
export type Admin = <T>(work: (client: ClientBase) => Promise<T>) => Promise<T>;

/** The steps that lead to the wished state from whatever is there. */
export function databaseSteps(
  name: string,
  to: EnvironmentChange['to'],
  admin: Admin,
): ProviderStep[] {
  if (to === 'absent') {
    return [removeDatabase(name, admin), removeRole(name, admin)];
  }
  return [
    createRole(name, admin),
    createDatabase(name, admin),
    to === 'running' ? openStep(name, admin) : closeStep(name, admin),
  ];
}

function createRole(name: string, admin: Admin): ProviderStep {
  const isThere = () =>
    admin(async client => (await inspect(client, name)).role);
  return {
    id: 'role',
    name: word('step-create-role', {}),
    check: isThere,
    do: () =>
      admin(async client => {
        const role = escapeIdentifier(name);
        if ((await inspect(client, name)).role) {
          return;
        }
        await client.query('BEGIN');
        await client.query(`CREATE ROLE ${role} LOGIN`);
        await client.query(
          `COMMENT ON ROLE ${role} IS ${escapeLiteral(marker(name))}`,
        );
        await client.query('COMMIT');
      }),
    verify: async () => {
      if (!(await isThere())) {
        throw new Error(`Role '${name}' is not there`);
      }
      return `Role '${name}' is there`;
    },
    undo: () => dropRole(name, admin),
  };
}

function createDatabase(name: string, admin: Admin): ProviderStep {
  const isThere = () =>
    admin(async client => (await inspect(client, name)).closed);
  return {
    id: 'database',
    name: word('step-create-database', {}),
    check: isThere,
    do: () =>
      admin(async client => {
        const id = escapeIdentifier(name);
        await client.query(`GRANT ${id} TO CURRENT_USER`);
        if (!(await inspect(client, name)).database) {
          await client.query(`CREATE DATABASE ${id} OWNER ${id}`);
        }
        await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
      }),
    verify: async () => {
      if (!(await isThere())) {
        throw new Error(`Database '${name}' is not there as it should be`);
      }
      return `Database '${name}' is there, owned by its role and closed to others`;
    },
    undo: () => dropDatabase(name, admin),
  };
}

function openStep(name: string, admin: Admin): ProviderStep {
  const isOpen = () =>
    admin(async client => (await inspect(client, name)).login);
  return {
    id: 'open',
    name: word('step-open-database', {}),
    check: isOpen,
    do: () =>
      admin(async client => {
        await client.query(`ALTER ROLE ${escapeIdentifier(name)} LOGIN`);
      }),
    verify: async () => {
      if (!(await isOpen())) {
        throw new Error(`Role '${name}' may not log in`);
      }
      return `Role '${name}' may log in`;
    },
  };
}

/** The database stays open to administrators: a backup must not leave it out because it is stopped. */
function closeStep(name: string, admin: Admin): ProviderStep {
  const countSessions = (client: ClientBase) =>
    client
      .query(
        'SELECT count(*)::int AS count FROM pg_stat_activity WHERE usename = $1',
        [name],
      )
      .then(({ rows }) => rows[0].count as number);
  return {
    id: 'close',
    name: word('step-close-database', {}),
    check: () =>
      admin(
        async client =>
          !(await inspect(client, name)).login &&
          (await countSessions(client)) === 0,
      ),
    do: () =>
      admin(async client => {
        const role = escapeIdentifier(name);
        await client.query(`ALTER ROLE ${role} NOLOGIN`);
        await client.query(`GRANT ${role} TO CURRENT_USER`);
        await client.query(
          'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = $1',
          [name],
        );
      }),
    verify: () =>
      admin(async client => {
        const { login } = await inspect(client, name);
        const count = await countSessions(client);
        if (login || count > 0) {
          throw new Error(
            `Role '${name}' ${
              login ? 'may still log in' : `still has ${count} sessions`
            }`,
          );
        }
        return `Role '${name}' may not log in and has no session`;
      }),
  };
}

function removeDatabase(name: string, admin: Admin): ProviderStep {
  return {
    id: 'database',
    name: word('step-remove-database', {}),
    do: () => dropDatabase(name, admin),
    verify: () =>
      admin(async client => {
        if ((await inspect(client, name)).database) {
          throw new Error(`Database '${name}' is still there`);
        }
        return `Database '${name}' is gone`;
      }),
  };
}

function removeRole(name: string, admin: Admin): ProviderStep {
  return {
    id: 'role',
    name: word('step-remove-role', {}),
    do: () => dropRole(name, admin),
    verify: () =>
      admin(async client => {
        if ((await inspect(client, name)).role) {
          throw new Error(`Role '${name}' is still there`);
        }
        return `Role '${name}' is gone`;
      }),
  };
}

async function dropRole(name: string, admin: Admin): Promise<void> {
  await admin(async client => {
    if ((await inspect(client, name)).role) {
      await client.query(`DROP ROLE ${escapeIdentifier(name)}`);
    }
  });
}

async function dropDatabase(name: string, admin: Admin): Promise<void> {
  await admin(async client => {
    if ((await inspect(client, name)).database) {
      const id = escapeIdentifier(name);
      await client.query(`GRANT ${id} TO CURRENT_USER`);
      await client.query(`DROP DATABASE ${id} WITH (FORCE)`);
    }
  });
}
