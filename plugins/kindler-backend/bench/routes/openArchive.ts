import type { Lab } from '@kindler/lab';
import { Client } from 'pg';
import { TABLE } from './Writers';

/** The other server, with the same password and table, because writers and PgBouncer know one of each only. */
export async function openArchive({ state }: Lab): Promise<Client> {
  const { archive, credentials } = state;
  const client = new Client({
    host: archive.host,
    port: archive.port,
    ...credentials.archiveSuperuser,
    database: 'postgres',
  });
  await client.connect();
  await client.query(
    `ALTER ROLE postgres PASSWORD ${client.escapeLiteral(
      credentials.superuser.password,
    )}`,
  );
  await client.query(`CREATE TABLE ${TABLE} (id uuid PRIMARY KEY)`);
  return client;
}
