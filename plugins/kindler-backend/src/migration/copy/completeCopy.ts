import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { onServer } from '../sides';
import type { Copy } from './Copy';
import { handOver, listOwnedThings } from './handOver';
import { restoreRights } from './restoreSchema';
import type { SchemaArchive } from './SchemaArchive';

/**
 * Gives a copy its owners, its rights and its name. It can be repeated until the copy has its name.
 *
 * @param mark - comment by which it is found again
 */
export async function completeCopy(
  copy: Copy,
  archive: SchemaArchive,
  { sourceSystem, mark }: { sourceSystem: string; mark: string },
): Promise<void> {
  const { admin, name, system, source, database } = copy;
  const { things, rights } = await onServer(
    { ...source, database: database.name },
    sourceSystem,
    async client => ({
      things: await listOwnedThings(client),
      rights: await listDatabaseRights(client, name),
    }),
  );
  await handOver(copy, things);
  await restoreRights(archive, copy);
  const id = escapeIdentifier(name);
  await onServer(admin, system, async client => {
    for (const right of rights) {
      await client.query(right.replace('%I', id));
    }
    await client.query('BEGIN');
    await client.query(`DROP ROLE IF EXISTS ${id}`);
    await client.query(`COMMENT ON DATABASE ${id} IS ${escapeLiteral(mark)}`);
    await client.query(
      `ALTER DATABASE ${id} RENAME TO ${escapeIdentifier(database.name)}`,
    );
    await client.query('COMMIT');
  });
}

/**
 * The statements that give the rights to this database to another one, for a name that is put in the place of `%I`.
 *
 * @param except - the role that replicates, which is of the migration
 */
async function listDatabaseRights(
  source: ClientBase,
  except: string,
): Promise<string[]> {
  const { rows } = await source.query(
    `SELECT concat('GRANT ', privilege_type, ' ON DATABASE %I TO ',
                   CASE grantee WHEN 0 THEN 'PUBLIC'
                        ELSE quote_ident(pg_get_userbyid(grantee)) END,
                   CASE WHEN is_grantable THEN ' WITH GRANT OPTION' END) AS line
       FROM pg_database,
            aclexplode(coalesce(datacl, acldefault('d', datdba)))
      WHERE datname = current_database()
        AND grantee IS DISTINCT FROM to_regrole($1)::oid`,
    [except],
  );
  return rows.map(({ line }) => line);
}
