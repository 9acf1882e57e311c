import { createHash } from 'node:crypto';
import { escapeLiteral, type ClientBase } from 'pg';
import type { OperationStep, StepContext } from '../../operations';

export type MigrationStep = OperationStep<'route-migrate'>;
export type MigrationContext = StepContext<'route-migrate'>;

/** Copying takes as long as it takes. */
export const LONG_MS = 12 * 3_600_000;

/** Comment on databases that a migration made. */
export function markOf({
  operationId,
}: Pick<MigrationContext, 'operationId'>): string {
  return `kindler migration ${operationId}`;
}

/** Name of a database until it is complete: found again after any crash, and by no client. */
export function scratchOf(
  { operationId }: Pick<MigrationContext, 'operationId'>,
  database: string,
): string {
  const mark = createHash('sha256').update(`${operationId} ${database}`);
  return `kindler_migration_${mark.digest('hex').slice(0, 16)}`;
}

/** Names of the databases that this migration completed. */
export async function listOurs(
  client: ClientBase,
  context: MigrationContext,
): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT datname AS name FROM pg_database
      WHERE datname = ANY ($1)
        AND shobj_description(oid, 'pg_database') = ${escapeLiteral(
          markOf(context),
        )}`,
    [context.input.databases],
  );
  return rows.map(({ name }) => name);
}
