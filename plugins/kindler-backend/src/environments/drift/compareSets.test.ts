import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { CatalogExtras } from './catalogItems';
import { compareSets } from './compareSets';
import type { ListedSet } from './types';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const METADATA = { id: 'metadata', kind: 'metadata' } as const;

function environment(name: string, more: Partial<Environment> = {}) {
  return {
    name,
    provider: 'host',
    desired: 'running',
    state: 'running',
    observed: {
      state: 'running',
      source: 'provider:host',
      observedAt: new Date(NOW - 60_000).toISOString(),
    },
    drift: [],
    registrations: [],
    createdAt: new Date(NOW - 3_600_000).toISOString(),
    updatedAt: new Date(NOW - 3_600_000).toISOString(),
    ...more,
  } as Partial<Environment> as Environment;
}

const set = (
  names: string[] | undefined,
  kind: 'provider' | 'registration' | 'catalog' = 'provider',
  its = 'host',
): ListedSet => ({
  source: {
    id: kind === 'catalog' ? kind : `${kind}:${its}`,
    kind,
    count: names?.length,
  },
  names: names && new Set(names),
});

function compare(items: Environment[], ...sets: ListedSet[]) {
  const { items: found, sources } = compareSets(
    { items, source: { ...METADATA, count: items.length } },
    sets,
    NOW,
  );
  return {
    found: found.map(
      ({ item: { subject, kind, remedy } }) => `${subject} ${kind} ${remedy}`,
    ),
    faulty: sources.filter(({ fault }) => fault).map(({ id }) => id),
  };
}

const argocd = (observed: 'present' | 'absent' | 'partial' | 'unknown') => ({
  registrations: [{ kind: 'argocd', details: {}, observed }],
});
const ARGOCD = set(undefined, 'registration', 'argocd');

it.each<[string, Environment[], ListedSet[], string[], string[]?]>([
  ['nothing', [environment('a')], [set(['a'])], []],
  [
    'what is busy',
    [environment('a', { operationId: '1' })],
    [set(['b', 'a'])],
    ['a unknown none', 'b extra none'],
  ],
  [
    'members of sets, whatever their number',
    [environment('a'), environment('b')],
    [set(['a', 'c'])],
    ['b missing reconcile', 'c extra none'],
  ],
  [
    'what was seen where nothing is listed',
    [
      environment('a', { desired: 'stopped' }),
      environment('b', {
        observed: { ...environment('b').observed!, state: 'absent' },
      }),
    ],
    [set(undefined)],
    ['a different reconcile', 'b missing reconcile'],
  ],
  [
    'what is as asked for, but made as it was made earlier',
    [
      environment('a', {
        drift: [
          { subject: 'environment', desired: 'running', observed: 'running' },
        ],
      }),
    ],
    [set(['a'])],
    ['a different reconcile'],
  ],
  [
    'what nobody could tell',
    [
      environment('a', { observed: undefined }),
      environment('b', {
        observed: { ...environment('b').observed!, fault: 'no answer' },
      }),
      environment('c', {
        observed: {
          ...environment('c').observed!,
          observedAt: '2026-11-27T11:00:00Z',
        },
      }),
      environment('d', { provider: 'gone' }),
    ],
    [set(['a', 'b', 'c'])],
    ['a unknown none', 'b unknown none', 'c unknown none', 'd unknown none'],
  ],
  [
    'what is to be gone',
    [environment('a', { desired: 'absent' })],
    [set(['a'])],
    ['a different delete'],
  ],
  [
    'registrations',
    [
      environment('a', argocd('present')),
      environment('b', argocd('absent')),
      environment('c', argocd('partial')),
      environment('d', argocd('unknown')),
    ],
    [set(['a', 'b', 'c', 'd']), ARGOCD],
    ['b missing reconcile', 'c different reconcile', 'd unknown none'],
  ],
  [
    'registrations as they are listed',
    [environment('a', argocd('present')), environment('b', argocd('present'))],
    [set(['a', 'b']), set(['a', 'x'], 'registration', 'argocd')],
    ['b missing reconcile', 'x extra none'],
  ],
  [
    'what the catalog does not show, once it has had the time',
    [
      environment('a'),
      environment('b'),
      environment('c', { updatedAt: new Date(NOW - 60_000).toISOString() }),
    ],
    [set(['a', 'b', 'c']), set(['a', 'x'], 'catalog')],
    ['b missing none', 'x extra none'],
  ],
  [
    'nothing of a catalog that shows no environment',
    [environment('a')],
    [set(['a']), set([], 'catalog')],
    [],
    ['catalog'],
  ],
  [
    'no fault in a catalog that had no time to show anything',
    [environment('a', { createdAt: new Date(NOW).toISOString() })],
    [set(['a']), set([], 'catalog')],
    [],
  ],
  [
    'nothing of a source that is empty',
    [environment('a'), environment('b')],
    [set([])],
    [],
    ['provider:host'],
  ],
  ['nothing where the records are empty', [], [set(['a'])], [], ['metadata']],
  ['nothing where all is empty', [], [set([])], []],
])('finds %s', (_, items, sets, found, faulty = []) => {
  expect(compare(items, ...sets)).toEqual({ found, faulty });
});

it('concludes nothing from a source that failed', () => {
  const failed = { ...set(undefined), names: undefined };
  failed.source = { ...failed.source, fault: { message: 'x', hint: 'y' } };
  expect(compare([environment('a', { desired: 'stopped' })], failed)).toEqual({
    found: [],
    faulty: ['provider:host'],
  });
  const { items } = compareSets(
    {
      items: [environment('a')],
      source: { ...METADATA, fault: { message: 'away', hint: 'y' } },
    },
    [set(['a', 'b'])],
    NOW,
  );
  expect(items.map(({ item }) => [item.subject, item.kind])).toEqual([
    ['a', 'unknown'],
  ]);
});

it('says of what the catalog still shows that it is not known, until that had the time to go', () => {
  const extras = new CatalogExtras();
  const { source } = set(['x'], 'catalog');
  const kinds = (names: string[], minutes: number) =>
    extras.items(names, source, NOW + minutes * 60_000).map(({ kind }) => kind);
  expect(kinds(['x'], 0)).toEqual(['unknown']);
  expect(kinds(['x'], 4)).toEqual(['unknown']);
  expect(kinds(['x', 'y'], 6)).toEqual(['extra', 'unknown']);
  expect(kinds(['y'], 7)).toEqual(['unknown']);
  expect(kinds(['x'], 8)).toEqual(['unknown']);
});

it('says what differs in words that can be translated', () => {
  const { items } = compareSets(
    { items: [environment('a')], source: { ...METADATA, count: 1 } },
    [set(['b'])],
    NOW,
  );
  expect(items.map(({ item }) => item)).toMatchObject([
    {
      message: "'a' is to be running and is absent",
      messageWording: {
        code: 'drift-differs',
        params: { name: 'a', observed: { code: 'state-absent' } },
      },
      remedyText: 'Reconcile it: it is made running; what is there stays',
      remedyWording: { code: 'remedy-reconcile' },
    },
    { messageWording: { code: 'drift-extra' } },
  ]);
});
