import type { DatabaseConfig } from '../config';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { DatabaseObserver } from './DatabaseObserver';
import { DiscoveredDatabases } from './DiscoveredDatabases';

const READING: KubernetesReading = {
  source: { id: 'kubernetes:a/x', kind: 'kubernetes', target: 'x' },
};

function discovered(configured: string[] = []) {
  const titles: Array<string | undefined> = [];
  const changes: string[] = [];
  const told: Array<[string, KubernetesReading | undefined]> = [];
  const observer = (name: string) =>
    ({
      start: () => {},
      stop: async () => {},
      setKubernetes: (reading: KubernetesReading | undefined) =>
        told.push([name, reading]),
    } as unknown as DatabaseObserver);
  const databases = new Map(configured.map(name => [name, observer(name)]));
  const found = DiscoveredDatabases.create({
    databases,
    create: ({ name, title }: DatabaseConfig) => {
      titles.push(title);
      return observer(name);
    },
    onChange: (name, change) => changes.push(`${name} ${change}`),
  });
  const tell = (
    api: string,
    namespace: string,
    scope: string,
    reading: KubernetesReading | undefined,
  ) =>
    found.update(
      api,
      `${namespace}/${scope}`,
      reading && { cluster: { namespace, scope }, reading },
    );
  const update = (api: string, namespace: string, scope: string) =>
    tell(api, namespace, scope, READING);
  const remove = (api: string, namespace: string, scope: string) =>
    tell(api, namespace, scope, undefined);
  return { found, databases, titles, told, changes, update, remove };
}

describe('DiscoveredDatabases', () => {
  it('never gives two clusters one name', () => {
    const { databases, told, update } = discovered();
    update('a', 'one', 'hippo-ha');
    update('a', 'two', 'hippo-ha');
    update('b', 'two', 'hippo-ha');
    update('b', 'one', 'hippo-ha');
    update('b', 'three', 'hippo-two-ha');
    update('c', 'two', 'hippo-ha');
    const names = told.map(([name]) => name);
    expect(new Set(names).size).toBe(6);
    expect(names.slice(0, 3)).toEqual(['hippo', 'hippo-two', 'hippo-two-b']);
    expect([...databases.keys()]).toEqual(names);
  });

  it('names groups of a Citus formation by their numbers', () => {
    const { found, databases, titles } = discovered();
    for (const group of [0, 1]) {
      found.update('a', `one/citus/${group}`, {
        cluster: {
          namespace: 'one',
          scope: 'citus',
          formation: { name: 'citus', group },
        },
        reading: READING,
      });
    }
    expect([...databases.keys()]).toEqual(['citus-0', 'citus-1']);
    expect(titles).toEqual(['citus, group 0', 'citus, group 1']);
  });

  it('keeps a name while the cluster is there, and tells who came and went', () => {
    const { databases, told, changes, update, remove } = discovered();
    update('a', 'one', 'hippo-ha');
    update('a', 'two', 'hippo-ha');
    remove('a', 'one', 'hippo-ha');
    update('a', 'two', 'hippo-ha');
    expect(told.at(-1)?.[0]).toBe('hippo-two');
    expect([...databases.keys()]).toEqual(['hippo-two']);
    expect(changes).toEqual([
      'hippo upserted',
      'hippo-two upserted',
      'hippo removed',
    ]);
  });

  it('gives a configured one to the first of its name, and leaves it there', () => {
    const { databases, told, update, remove } = discovered([
      'hippo',
      'hippo-two',
    ]);
    update('a', 'two', 'other-ha');
    update('a', 'one', 'hippo-ha');
    remove('a', 'one', 'hippo-ha');
    expect(told.slice(1)).toEqual([
      ['hippo', READING],
      ['hippo', undefined],
    ]);
    update('a', 'one', 'hippo-ha');
    update('a', 'two', 'hippo-ha');
    expect(told.at(-1)).toEqual(['hippo-two-a', READING]);
    expect([...databases.keys()]).toEqual([
      'hippo',
      'hippo-two',
      'other',
      'hippo-two-a',
    ]);
  });
});
