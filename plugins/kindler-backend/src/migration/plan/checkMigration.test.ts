import { checkMigration, type MigrationFacts } from './checkMigration';
import type { DatabaseOnServer, ServerFacts } from './readServer';

const database = (name: string): DatabaseOnServer => ({
  name,
  encoding: 'UTF8',
  collate: 'C',
  ctype: 'C',
  owner: 'shop',
  bytes: 1,
});

const server = (changes: Partial<ServerFacts>): ServerFacts => ({
  version: 150_020,
  system: '1',
  inRecovery: false,
  isSuperuser: true,
  databases: [database('postgres')],
  extensions: ['plpgsql', 'pg_trgm'],
  prepared: [],
  ...changes,
});

const content = {
  extensions: ['plpgsql', 'pg_trgm'],
  tables: 3,
  largeObjects: 0,
  subscriptions: 0,
  settings: 0,
};

const source = server({ databases: [database('postgres'), database('shop')] });

const FACTS: MigrationFacts = {
  active: 'orders',
  wanted: 'archive',
  databases: ['shop'],
  source,
  target: server({ system: '2', version: 170_001 }),
  contents: { shop: content },
};

const bad = (changes: Partial<MigrationFacts>) =>
  checkMigration({ ...FACTS, ...changes })
    .filter(({ ok }) => ok !== true)
    .map(({ name, blocking }) => `${name}${blocking ? '' : ' (told)'}`);

it('finds nothing in the way of a migration to an empty, newer server', () => {
  expect(bad({})).toEqual([]);
});

it.each<[string, Partial<MigrationFacts>, string]>([
  ['the active target', { active: 'archive' }, 'target'],
  [
    'a route of which nobody knows where it leads',
    { active: undefined },
    'target',
  ],
  ['the same system', { target: server({}) }, 'system-identifier'],
  [
    'an older server',
    { target: server({ system: '2', version: 140_000 }) },
    'version',
  ],
  [
    'a replica',
    { target: server({ system: '2', inRecovery: true }) },
    'writable',
  ],
  [
    'a role without rights',
    { source: { ...source, isSuperuser: false } },
    'rights',
  ],
  ['a database that is not there', { databases: ['shop', 'crm'] }, 'databases'],
  [
    'a name that is taken',
    { target: server({ system: '2', databases: [database('shop')] }) },
    'target-empty',
  ],
  [
    'prepared transactions',
    { source: { ...source, prepared: ['shop'] } },
    'prepared-transactions',
  ],
  [
    'an extension that is missing',
    { target: server({ system: '2', extensions: ['plpgsql'] }) },
    'extensions',
  ],
  [
    'other databases behind the route',
    {
      source: { ...source, databases: [...source.databases, database('crm')] },
    },
    'left-behind (told)',
  ],
  [
    'what is not copied',
    { contents: { shop: { ...content, settings: 2 } } },
    'not-copied (told)',
  ],
])('finds %s', (_, changes, expected) => {
  expect(bad(changes)).toEqual([expected]);
});
