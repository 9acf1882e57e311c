import {
  word,
  type MigrationPlan,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { checkLogical } from './checkLogical';
import type { DatabaseContent } from './readContent';
import type { ServerFacts } from './readServer';

type Check = MigrationPlan['checks'][number];

export interface MigrationFacts {
  /** Target that the route leads to now, if it is known. */
  active: string | undefined;
  wanted: string;
  databases: string[];
  method: 'dump' | 'logical';
  source: ServerFacts;
  target: ServerFacts;
  /** Of the databases that are there, by name. */
  contents: Record<string, DatabaseContent>;
}

const major = (version: number) => Math.floor(version / 10_000);

const check = (
  name: Check['name'],
  ok: boolean,
  message: Wording,
  blocking = true,
): Check => ({ name, ok, message, blocking });

/** Everything that must hold before a migration, and what it will not do. */
export function checkMigration(facts: MigrationFacts): Check[] {
  return [
    ...checkServers(facts),
    ...checkDatabases(facts),
    ...(facts.method === 'logical' ? checkLogical(facts) : []),
    ...checkNotCopied(facts),
  ];
}

function checkServers({ active, wanted, source, target }: MigrationFacts) {
  const [from, to] = [major(source.version), major(target.version)];
  return [
    check(
      'target',
      active !== undefined && active !== wanted,
      active === undefined
        ? word('migrate-active-unknown', {})
        : word('migrate-from', { from: active, to: wanted }),
    ),
    check(
      'system-identifier',
      source.system !== target.system,
      source.system === target.system
        ? word('migrate-same-system', {})
        : word('migrate-two-systems', {}),
    ),
    check(
      'writable',
      !source.inRecovery && !target.inRecovery,
      word('migrate-writable', {}),
    ),
    check('version', to >= from, word('migrate-versions', { from, to })),
    check(
      'rights',
      source.isSuperuser && target.canAdminister,
      target.isSuperuser || !target.canAdminister
        ? word('migrate-rights', {})
        : word('migrate-rights-managed', {}),
    ),
  ];
}

function checkDatabases({
  databases,
  source,
  target,
  contents,
}: MigrationFacts) {
  const names = (server: ServerFacts) => server.databases.map(d => d.name);
  const missing = databases.filter(name => !names(source).includes(name));
  const taken = databases.filter(name => names(target).includes(name));
  const prepared = databases.filter(name => source.prepared.includes(name));
  const wanted = new Set(
    Object.values(contents).flatMap(({ extensions }) => extensions),
  );
  const lacking = [...wanted].filter(name => !target.extensions.includes(name));
  const untrusted = Object.keys(contents).filter(
    name => contents[name].untrusted > 0,
  );
  const list = (items: string[]) => items.join(', ');
  return [
    check(
      'databases',
      missing.length === 0,
      missing.length === 0
        ? word('migrate-databases', { databases: list(databases) })
        : word('migrate-missing', { databases: list(missing) }),
    ),
    check(
      'target-empty',
      taken.length === 0,
      taken.length === 0
        ? word('migrate-free', {})
        : word('migrate-taken', { databases: list(taken) }),
    ),
    check(
      'prepared-transactions',
      prepared.length === 0,
      prepared.length === 0
        ? word('migrate-nothing-prepared', {})
        : word('migrate-prepared', { databases: list(prepared) }),
    ),
    check(
      'extensions',
      lacking.length === 0,
      lacking.length === 0
        ? word('migrate-extensions', {})
        : word('migrate-no-extensions', { extensions: list(lacking) }),
    ),
    check(
      'trusted-languages',
      untrusted.length === 0,
      untrusted.length === 0
        ? word('migrate-trusted', {})
        : word('migrate-untrusted', { databases: list(untrusted) }),
    ),
  ];
}

/** What a person should know: none of it keeps a migration from being possible. */
function checkNotCopied({ databases, source, contents }: MigrationFacts) {
  const others = source.databases
    .map(({ name }) => name)
    .filter(name => name !== 'postgres' && !databases.includes(name));
  const all = Object.values(contents);
  const sum = (key: 'subscriptions' | 'settings' | 'eventTriggers') =>
    all.reduce((total, content) => total + content[key], 0);
  return [
    check(
      'left-behind',
      others.length === 0,
      others.length === 0
        ? word('migrate-all', {})
        : word('migrate-others', { databases: others.join(', ') }),
      false,
    ),
    check(
      'not-copied',
      sum('subscriptions') + sum('settings') + sum('eventTriggers') === 0,
      word('migrate-not-copied', {
        subscriptions: sum('subscriptions'),
        settings: sum('settings'),
        triggers: sum('eventTriggers'),
      }),
      false,
    ),
  ];
}
