import type { DatabaseConfig } from '../config';
import type { ClusterIdentity } from '../kubernetes/clusters/ClusterIdentity';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { DatabaseObserver } from './DatabaseObserver';
import { DiscoveredDatabases } from './DiscoveredDatabases';

const READING: KubernetesReading = {
  source: { id: 'kubernetes:a/x', kind: 'kubernetes', target: 'x' },
};

function discovered(configured: DatabaseConfig[] = []) {
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
  const databases = new Map(
    configured.map(({ name }) => [name, observer(name)]),
  );
  const found = DiscoveredDatabases.create({
    configured,
    databases,
    create: ({ name, title }: DatabaseConfig) => {
      titles.push(title);
      return observer(name);
    },
    onChange: (name, change) => changes.push(`${name} ${change}`),
  });
  const update = (identity: ClusterIdentity) => {
    const { group, ...cluster } = identity;
    const formation =
      group === undefined ? undefined : { name: cluster.scope, group };
    found.update(identity, {
      cluster: { ...cluster, formation },
      reading: READING,
    });
  };
  const remove = (identity: ClusterIdentity) =>
    found.update(identity, undefined);
  return { found, databases, titles, told, changes, update, remove };
}

const at = (
  api: string,
  namespace: string,
  scope = 'hippo-ha',
): ClusterIdentity => ({ api, namespace, scope });

describe('DiscoveredDatabases', () => {
  it('gives each cluster the same name, whoever comes first', () => {
    const all = ['a', 'b'].flatMap(api =>
      ['one', 'two'].map(namespace => at(api, namespace)),
    );
    const there = discovered();
    all.forEach(there.update);
    const back = discovered();
    [...all].reverse().forEach(back.update);
    const names = [...there.databases.keys()];
    expect(new Set(names).size).toBe(4);
    expect([...back.databases.keys()].reverse()).toEqual(names);
    expect(names[0]).toBe('hippo-ha.one.a');
    expect(there.found.find(names[0])).toEqual(all[0]);
  });

  it('names groups of a Citus formation by their numbers', () => {
    const { databases, titles, update } = discovered();
    [0, 1].forEach(group => update({ ...at('a', 'one', 'citus'), group }));
    expect([...databases.keys()]).toEqual(['citus.0.one.a', 'citus.1.one.a']);
    expect(titles).toEqual(['citus, group 0', 'citus, group 1']);
  });

  it('tells who came and went', () => {
    const { databases, changes, update, remove } = discovered();
    update(at('a', 'one'));
    update(at('a', 'two'));
    remove(at('a', 'one'));
    remove(at('a', 'one'));
    expect([...databases.keys()]).toEqual(['hippo-ha.two.a']);
    expect(changes).toEqual([
      'hippo-ha.one.a upserted',
      'hippo-ha.two.a upserted',
      'hippo-ha.one.a removed',
    ]);
  });

  it('gives a configured cluster what it is bound to and nothing else, and leaves it there', () => {
    const { databases, told, changes, update, remove } = discovered([
      { name: 'hippo', members: [], kubernetes: at('a', 'one') },
      { name: 'other', members: [] },
    ]);
    update(at('a', 'one'));
    update(at('b', 'one'));
    update(at('a', 'one', 'other-ha'));
    remove(at('a', 'one'));
    expect(told).toEqual([
      ['hippo', READING],
      ['hippo-ha.one.b', READING],
      ['other-ha.one.a', READING],
      ['hippo', undefined],
    ]);
    expect(databases.has('hippo')).toBe(true);
    expect(changes).toHaveLength(2);
  });
});
