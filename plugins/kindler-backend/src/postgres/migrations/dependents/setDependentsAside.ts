import type { ClientBase } from 'pg';
import { isConnectionError } from '../../pgErrors';
import { MigrationError } from '../MigrationError';
import { chooseDependents } from './chooseDependents';
import type { Dependent } from './Dependent';
import { MaterializedView } from './MaterializedView';
import { PlainView } from './PlainView';
import { readUses } from './readUses';
import { RuleOrTrigger } from './RuleOrTrigger';

/**
 * Sets aside whatever would prevent the columns with these numbers from changing their types, and returns a function
 * that restores it. An object that cannot be set aside or restored aborts the import and is named.
 */
export async function setDependentsAside(
  client: ClientBase,
  changing: number[],
): Promise<() => Promise<void>> {
  const dependents = await readDependents(client, changing);
  for (const dependent of [...dependents].reverse()) {
    await orName(dependent, () => dependent.setAside(client));
  }
  return async () => {
    for (const dependent of dependents) {
      await orName(dependent, () => dependent.putBack(client));
    }
  };
}

/** Reads each dependent after those that it uses. */
async function readDependents(
  client: ClientBase,
  changing: number[],
): Promise<Dependent[]> {
  const { rows } = await client.query(
    "SELECT 'clusters'::regclass::oid::text AS oid",
  );
  const { views, materialized, rules } = chooseDependents(
    await readUses(client),
    new Set(changing),
    rows[0].oid,
  );
  const dependents: Dependent[] = [];
  for (const oid of views) {
    dependents.push(
      materialized.has(oid)
        ? await MaterializedView.read(client, oid)
        : await PlainView.read(client, oid),
    );
  }
  return [
    ...dependents,
    ...(await RuleOrTrigger.readRules(client, rules)),
    ...(await RuleOrTrigger.readTriggers(client)),
  ];
}

async function orName(
  { label }: Dependent,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isConnectionError(error)) {
      throw error;
    }
    throw new MigrationError(error, label);
  }
}
