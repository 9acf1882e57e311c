import type { DatabaseConfig } from '../config';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { DatabaseObserver } from './DatabaseObserver';
import { DiscoveredDatabases } from './DiscoveredDatabases';

const READING: KubernetesReading = {
  source: { id: 'kubernetes:a/x', kind: 'kubernetes', target: 'x' },
};

function discovered(configured: string[] = []) {
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
    create: ({ name }: DatabaseConfig) => observer(name),
    onChange: () => {},
  });
  const tell = (
    api: string,
    namespace: string,
    scope: string,
    reading: KubernetesReading | undefined,
  ) =>
    found.update(
      api,
      { key: `${namespace}/${scope}`, namespace, scope },
      reading,
    );
  const update = (api: string, namespace: string, scope: string) =>
    tell(api, namespace, scope, READING);
  const remove = (api: string, namespace: string, scope: string) =>
    tell(api, namespace, scope, undefined);
  return { databases, told, update, remove };
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

  it('keeps a name while the cluster is there', () => {
    const { databases, told, update, remove } = discovered();
    update('a', 'one', 'hippo-ha');
    update('a', 'two', 'hippo-ha');
    remove('a', 'one', 'hippo-ha');
    update('a', 'two', 'hippo-ha');
    expect(told.at(-1)?.[0]).toBe('hippo-two');
    expect([...databases.keys()]).toEqual(['hippo-two']);
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
