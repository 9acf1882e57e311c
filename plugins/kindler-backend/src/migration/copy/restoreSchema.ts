import { escapeIdentifier } from 'pg';
import type { SqlTarget } from '../../postgres';
import { onServer } from '../sides';
import type { Copy } from './Copy';
import type { SchemaArchive } from './SchemaArchive';

const isSchema = (entry: string) => entry.startsWith('SCHEMA ');
const isExtension = (entry: string) => /^(COMMENT - )?EXTENSION /.test(entry);
const isRight = (entry: string) => /^(DEFAULT )?ACL /.test(entry);
export const isRefresh = (entry: string) =>
  entry.startsWith('MATERIALIZED VIEW DATA ');
/** Event triggers would run as whoever changes something later, superusers included. */
const isLeftOut = (entry: string) => /^(COMMENT - )?EVENT TRIGGER /.test(entry);

const isPlain = (entry: string) =>
  ![isSchema, isExtension, isRight, isRefresh, isLeftOut].some(is => is(entry));

/** Restores what must be there before the rows. The administrator makes nothing but extensions, before any code is there. */
export async function restoreBeforeRows(
  archive: SchemaArchive,
  { admin, name, system, signal }: Copy,
  loader: SqlTarget,
): Promise<void> {
  const section = 'pre-data';
  const there = { ...admin, database: name };
  await archive.restore(loader, { section, pick: isSchema, signal });
  await archive.restore(there, { section, pick: isExtension, signal });
  await onServer(there, system, async client => {
    const { rows } = await client.query(
      'SELECT fdwname AS name FROM pg_foreign_data_wrapper',
    );
    for (const { name: wrapper } of rows) {
      await client.query(
        `GRANT USAGE ON FOREIGN DATA WRAPPER ${escapeIdentifier(
          wrapper,
        )} TO ${escapeIdentifier(name)}`,
      );
    }
  });
  await archive.restore(loader, { section, pick: isPlain, signal });
}

/** Restores indexes, constraints, triggers and policies. */
export async function restoreAfterRows(
  archive: SchemaArchive,
  { signal }: Copy,
  loader: SqlTarget,
): Promise<void> {
  await archive.restore(loader, {
    section: 'post-data',
    pick: isPlain,
    signal,
  });
}

/** Fills materialized views, in the order in which they depend on each other. */
export async function refreshViews(
  archive: SchemaArchive,
  { signal }: Copy,
  loader: SqlTarget,
): Promise<void> {
  await archive.restore(loader, { pick: isRefresh, signal });
}

/** Gives the rights to what a database holds; its owners must be right before. */
export async function restoreRights(
  archive: SchemaArchive,
  { admin, name, signal }: Copy,
): Promise<void> {
  await archive.restore(
    { ...admin, database: name },
    { pick: isRight, withRights: true, signal },
  );
}
