import {
  word,
  type MigrationPlan,
} from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseContent } from './readContent';
import type { ServerFacts } from './readServer';

type Check = MigrationPlan['checks'][number];

const MOST_NAMED = 5;
/** Roles read everything by pg_read_all_data since this version. */
const READS_ALL = 140_000;
/** The copies of single tables have slots of their own, two at a time. */
const SLOTS_MORE = 2;

/** What must hold for databases to be replicated. */
export function checkLogical(options: {
  databases: string[];
  source: ServerFacts;
  target: ServerFacts;
  contents: Record<string, DatabaseContent>;
}): Check[] {
  const { databases, source, target, contents } = options;
  const wanted = databases.length + SLOTS_MORE;
  const keyless = namesOf(contents, 'keyless');
  const left = [
    ...namesOf(contents, 'unlogged'),
    ...namesOf(contents, 'triggered'),
  ];
  const largeObjects = Object.values(contents).reduce(
    (sum, content) => sum + content.largeObjects,
    0,
  );
  return [
    {
      name: 'logical-replication',
      ok:
        source.walLevel === 'logical' &&
        source.version >= READS_ALL &&
        source.freeSlots >= wanted &&
        target.canSubscribe,
      blocking: true,
      message: word('migrate-logical', {
        level: source.walLevel,
        free: source.freeSlots,
        wanted,
      }),
    },
    {
      name: 'replica-identity',
      ok: keyless.length === 0,
      blocking: true,
      message:
        keyless.length === 0
          ? word('migrate-identities', {})
          : word('migrate-keyless', { tables: few(keyless) }),
    },
    {
      name: 'not-replicated',
      ok: left.length === 0 && largeObjects === 0,
      blocking: true,
      message:
        left.length === 0 && largeObjects === 0
          ? word('migrate-all-replicated', {})
          : word('migrate-not-replicated', {
              tables: few(left) || '–',
              largeObjects,
            }),
    },
  ];
}

function namesOf(
  contents: Record<string, DatabaseContent>,
  key: 'keyless' | 'unlogged' | 'triggered',
): string[] {
  return Object.entries(contents).flatMap(([database, content]) =>
    content[key].map(name => `${database}: ${name}`),
  );
}

function few(names: string[]): string {
  const more = names.length - MOST_NAMED;
  const first = names.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${first}, … (${names.length})` : first;
}
