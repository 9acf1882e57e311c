import { mockServices } from '@backstage/backend-test-utils';
import type { DatabaseConfig } from '../config';
import type { ClusterIdentity } from '../kubernetes/clusters/ClusterIdentity';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { ClusterEvaluator } from './ClusterEvaluator';
import { DiscoveredDatabases } from './DiscoveredDatabases';
import { ObservationStore } from './ObservationStore';

const READING: KubernetesReading = {
  source: { id: 'kubernetes:a/x', kind: 'kubernetes', target: 'x' },
};

function discovered(configured: DatabaseConfig[] = []) {
  const titles: Array<string | undefined> = [];
  const changes: string[] = [];
  const names = new Set(configured.map(({ name }) => name));
  const store = new ObservationStore();
  const told: Array<[string, KubernetesReading | undefined]> = [];
  store.subscribeAll(({ key, reading }) =>
    told.push([key, reading as KubernetesReading | undefined]),
  );
  const logger = mockServices.logger.mock();
  const found = new DiscoveredDatabases({
    configured,
    store,
    logger,
    clusters: {
      has: name => names.has(name),
      open: ({ name, title }) => {
        names.add(name);
        titles.push(title);
        return {} as ClusterEvaluator;
      },
      start: () => {},
      close: name => names.delete(name),
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
  return { found, logger, names, titles, told, changes, update, remove };
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
    const names = [...there.names];
    expect(new Set(names).size).toBe(4);
    expect([...back.names].reverse()).toEqual(names);
    expect(names[0]).toBe('hippo-ha.one.a');
    expect(there.found.find(names[0])).toEqual(all[0]);
  });

  it('names groups of a Citus formation by their numbers', () => {
    const { names, titles, update } = discovered();
    [0, 1].forEach(group => update({ ...at('a', 'one', 'citus'), group }));
    expect([...names]).toEqual(['citus.0.one.a', 'citus.1.one.a']);
    expect(titles).toEqual(['citus, group 0', 'citus, group 1']);
  });

  it('tells who came and went', () => {
    const { names, changes, update, remove } = discovered();
    update(at('a', 'one'));
    update(at('a', 'two'));
    remove(at('a', 'one'));
    remove(at('a', 'one'));
    expect([...names]).toEqual(['hippo-ha.two.a']);
    expect(changes).toEqual([
      'hippo-ha.one.a upserted',
      'hippo-ha.two.a upserted',
      'hippo-ha.one.a removed',
    ]);
  });

  it('gives a configured cluster what it is bound to and nothing else, and leaves it there', () => {
    const { names, told, changes, logger, update, remove } = discovered([
      { name: 'hippo', members: [], kubernetes: at('a', 'one') },
      { name: 'other', members: [] },
    ]);
    update(at('a', 'one'));
    update(at('b', 'one'));
    update(at('a', 'one', 'other-ha'));
    remove(at('a', 'one'));
    expect(told).toEqual([
      ['kubernetes hippo', READING],
      ['kubernetes hippo-ha.one.b', READING],
      ['kubernetes other-ha.one.a', READING],
      ['kubernetes hippo', undefined],
    ]);
    expect(names.has('hippo')).toBe(true);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining("add to 'other': kubernetes: { api: a,")],
    ]);
    expect(changes).toHaveLength(2);
  });
});
