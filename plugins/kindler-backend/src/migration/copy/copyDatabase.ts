import { pipeline } from 'node:stream/promises';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { endTogether, startPgProgram, type SqlTarget } from '../../postgres';
import type { DatabaseOnServer } from '../plan/readServer';
import type { Sides } from '../sides';

export interface CopyDatabaseOptions {
  sides: Sides;
  database: DatabaseOnServer;
  programs: { pgDump: string; pgRestore: string };
  /** Name of the new database until it is complete. */
  scratch: string;
  signal: AbortSignal;
}

/** Copies a database by pg_dump and pg_restore into an empty one under a name for now. */
export async function copyDatabase(
  target: ClientBase,
  options: CopyDatabaseOptions,
): Promise<void> {
  const { sides, database, programs, scratch, signal } = options;
  const id = escapeIdentifier(scratch);
  await target.query(`DROP DATABASE IF EXISTS ${id} WITH (FORCE)`);
  await target.query(
    `CREATE DATABASE ${id} TEMPLATE template0
       OWNER ${escapeIdentifier(database.owner)}
       ENCODING ${escapeLiteral(database.encoding)}
       LC_COLLATE ${escapeLiteral(database.collate)}
       LC_CTYPE ${escapeLiteral(database.ctype)}`,
  );
  const into: SqlTarget = { ...sides.target, database: scratch };
  const dump = await startPgProgram(
    programs.pgDump,
    [
      '--format=custom',
      '--compress=0',
      '--no-publications',
      '--no-subscriptions',
    ],
    { target: { ...sides.source, database: database.name }, signal },
  );
  const restore = await startPgProgram(
    programs.pgRestore,
    ['--exit-on-error', `--dbname=${scratch}`],
    { target: into, signal },
  );
  await endTogether(restore, () =>
    endTogether(dump, () => pipeline(dump.stdout, restore.stdin, { signal })),
  );
}

/** The statements that give a database the rights of another one, for a name that is put in the place of `%I`. */
export async function readGrants(
  source: ClientBase,
  database: string,
): Promise<string[]> {
  const { rows } = await source.query(
    `SELECT CASE WHEN datacl IS NULL THEN '[]' ELSE (
              SELECT json_agg(line) FROM (
                SELECT 'REVOKE ALL ON DATABASE %I FROM PUBLIC' AS line
                UNION ALL
                SELECT concat('GRANT ', privilege_type, ' ON DATABASE %I TO ',
                         CASE grantee WHEN 0 THEN 'PUBLIC'
                              ELSE quote_ident(pg_get_userbyid(grantee)) END,
                         CASE WHEN is_grantable THEN ' WITH GRANT OPTION' END)
                  FROM aclexplode(datacl)) lines) END AS lines
       FROM pg_database WHERE datname = $1`,
    [database],
  );
  return rows[0].lines;
}
