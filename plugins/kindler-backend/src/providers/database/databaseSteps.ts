import { ServiceUnavailableError } from '@backstage/errors';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentChange,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Admin } from './Admin';
import { closeStep } from './closeStep';
import { inTransaction, lockEnvironment } from './environmentLock';
import { findTemporaryRoles } from './findTemporaryRoles';
import { inspect, marker } from './inspect';
import { lookFor, type Found } from './lookFor';
import { ownerMarker, ownerRole } from './ownerRole';
import { becomeOwner, splitOwner } from './splitOwner';
import type { TemporaryRoles } from './TemporaryRoles';

/** The steps that lead to the wished state from whatever is there. */
export function databaseSteps(
  name: string,
  to: EnvironmentChange['to'],
  admin: Admin,
  temporary: Pick<TemporaryRoles, 'dropAll'>,
): ProviderStep[] {
  if (to === 'absent') {
    return [removeDatabase(name, admin), removeRole(name, admin, temporary)];
  }
  return [
    createRole(name, admin, temporary),
    createDatabase(name, admin),
    to === 'running'
      ? openStep(name, admin)
      : closeStep(name, admin, temporary),
  ];
}

function createRole(
  name: string,
  admin: Admin,
  temporary: Pick<TemporaryRoles, 'dropAll'>,
): ProviderStep {
  const there = lookFor(name, admin);
  const isWhole = ({ role, owner }: Found) => role && owner;
  return {
    id: 'role',
    name: word('step-create-role', {}),
    check: () => there.check(isWhole),
    do: () =>
      admin(async client => {
        const { role, owner } = await there.before(client);
        const create = (id: string, power: string, comment: string) =>
          `CREATE ROLE ${id} ${power};
           COMMENT ON ROLE ${id} IS ${escapeLiteral(comment)};
           GRANT ${id} TO CURRENT_USER;`;
        const [login, group] = [name, ownerRole(name)].map(escapeIdentifier);
        // One message is one transaction; each commit is waited for.
        await client.query(
          [
            !role && create(login, 'LOGIN', marker(name)),
            !owner && create(group, 'NOLOGIN', ownerMarker(name)),
          ]
            .filter(Boolean)
            .join('\n'),
        );
      }),
    verify: async () => {
      if (!isWhole(await there.proof())) {
        throw new Error(`Role '${name}' is not there`);
      }
      return word('made-role', { name });
    },
    undo: () => dropRole(name, admin, temporary),
  };
}

function createDatabase(name: string, admin: Admin): ProviderStep {
  const there = lookFor(name, admin);
  const isWhole = ({ closed, split }: Found) => closed && split;
  return {
    id: 'database',
    name: word('step-create-database', {}),
    check: () => there.check(isWhole),
    do: () =>
      admin(async client => {
        const id = escapeIdentifier(name);
        const owner = escapeIdentifier(ownerRole(name));
        const { database, member, ownerMember, split } = await there.before(
          client,
        );
        if (!member) {
          await client.query(`GRANT ${id} TO CURRENT_USER`);
        }
        if (!ownerMember) {
          await client.query(`GRANT ${owner} TO CURRENT_USER`);
        }
        if (!database) {
          await client.query(`CREATE DATABASE ${id} OWNER ${owner}`);
        }
        await client.query(
          `REVOKE ALL ON DATABASE ${id} FROM PUBLIC;
           ${database ? '' : becomeOwner(name)}`,
        );
        if (database && !split) {
          await splitOwner(client, name, admin);
        }
      }),
    verify: async () => {
      if (!isWhole(await there.proof())) {
        throw new Error(`Database '${name}' is not there as it should be`);
      }
      return word('made-database', { name });
    },
    undo: () => dropDatabase(name, admin),
  };
}

function openStep(name: string, admin: Admin): ProviderStep {
  const there = lookFor(name, admin);
  return {
    id: 'open',
    name: word('step-open-database', {}),
    check: () => there.check(({ login }) => login),
    do: () =>
      admin(async client => {
        await there.before(client);
        await client.query(`ALTER ROLE ${escapeIdentifier(name)} LOGIN`);
      }),
    verify: async () => {
      if (!(await there.proof()).login) {
        throw new Error(`Role '${name}' may not log in`);
      }
      return word('made-open', { name });
    },
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
        return word('gone-database', { name });
      }),
  };
}

function removeRole(
  name: string,
  admin: Admin,
  temporary: Pick<TemporaryRoles, 'dropAll'>,
): ProviderStep {
  return {
    id: 'role',
    name: word('step-remove-role', {}),
    do: () => dropRole(name, admin, temporary),
    verify: () =>
      admin(async client => {
        const { role, owner } = await inspect(client, name);
        if (role || owner) {
          throw new Error(`Role '${name}' is still there`);
        }
        return word('gone-role', { name });
      }),
  };
}

/** Its temporary roles go before it; the lock keeps others from being made meanwhile. */
async function dropRole(
  name: string,
  admin: Admin,
  temporary: Pick<TemporaryRoles, 'dropAll'>,
): Promise<void> {
  await temporary.dropAll(name);
  await admin(client =>
    inTransaction(client, async () => {
      await lockEnvironment(client, name, 'alone');
      const { role, owner } = await inspect(client, name);
      if ((await findTemporaryRoles(client, { environment: name })).length) {
        throw new ServiceUnavailableError(
          `Temporary credentials of '${name}' were issued just now`,
        );
      }
      const gone = [role && name, owner && ownerRole(name)];
      for (const each of gone.filter(id => id !== false)) {
        await client.query(`DROP ROLE ${escapeIdentifier(each)}`);
      }
    }),
  );
}

async function dropDatabase(name: string, admin: Admin): Promise<void> {
  await admin(async client => {
    const { database, role, owner } = await inspect(client, name);
    if (database) {
      const id = escapeIdentifier(name);
      for (const each of [role && name, owner && ownerRole(name)]) {
        if (each) {
          await client.query(`GRANT ${escapeIdentifier(each)} TO CURRENT_USER`);
        }
      }
      await client.query(`DROP DATABASE ${id} WITH (FORCE)`);
    }
  });
}
