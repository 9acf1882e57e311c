import { checkMigration, type MigrationFacts } from './checkMigration';
import type { DatabaseContent } from './readContent';
import type { DatabaseOnServer, ServerFacts } from './readServer';

const database = (name: string): DatabaseOnServer => ({
  name,
  encoding: 'UTF8',
  collate: 'C',
  ctype: 'C',
  owner: 'shop',
});

const server = (changes: Partial<ServerFacts>): ServerFacts => ({
  version: 150_020,
  system: '1',
  inRecovery: false,
  isSuperuser: true,
  canAdminister: true,
  canSubscribe: true,
  walLevel: 'logical',
  freeSlots: 3,
  databases: [database('postgres')],
  extensions: ['plpgsql', 'pg_trgm'],
  prepared: [],
  ...changes,
});

const content: DatabaseContent = {
  bytes: 1,
  extensions: ['plpgsql', 'pg_trgm'],
  tables: 3,
  largeObjects: 0,
  subscriptions: 0,
  settings: 0,
  eventTriggers: 0,
  untrusted: 0,
  keyless: [],
  unlogged: [],
  triggered: [],
};

const source = server({ databases: [database('postgres'), database('shop')] });

const FACTS: MigrationFacts = {
  active: 'orders',
  wanted: 'archive',
  databases: ['shop'],
  method: 'dump',
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
    'an administrator of the target who makes no databases',
    {
      target: server({ system: '2', isSuperuser: false, canAdminister: false }),
    },
    'rights',
  ],
  [
    'functions that only a superuser can create',
    { contents: { shop: { ...content, untrusted: 1 } } },
    'trusted-languages',
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

it('is content with an administrator of the target who is no superuser', () => {
  const target = server({ system: '2', isSuperuser: false });
  expect(bad({ target })).toEqual([]);
});

it.each<[string, Partial<MigrationFacts>, string]>([
  ['nothing', {}, ''],
  [
    'a source that does not log enough',
    { source: { ...source, walLevel: 'replica' } },
    'logical-replication',
  ],
  [
    'too few slots',
    { source: { ...source, freeSlots: 2 } },
    'logical-replication',
  ],
  [
    'a target that cannot subscribe',
    { target: server({ system: '2', canSubscribe: false }) },
    'logical-replication',
  ],
  [
    'tables without identity',
    { contents: { shop: { ...content, keyless: ['public.log'] } } },
    'replica-identity',
  ],
  [
    'unlogged tables',
    { contents: { shop: { ...content, unlogged: ['public.cache'] } } },
    'not-replicated',
  ],
  [
    'large objects',
    { contents: { shop: { ...content, largeObjects: 1 } } },
    'not-replicated',
  ],
])('finds %s in the way of replication', (_, changes, expected) => {
  const found = bad({ method: 'logical', ...changes });
  expect(found.join()).toBe(expected);
});
