import {
  citusGroup,
  percona,
  pod,
  PGO,
} from '../../__testUtils__/kubernetesInputs';
import { patroniObjects } from '../../__testUtils__/patroniObjects';
import type { ApiObjects } from '../../__testUtils__/foundClusters';
import type { IndexedKind } from './Bucket';
import { ClusterIndex } from './ClusterIndex';
import { objectKey } from './findClusters';

const SELECTION = {
  scopeLabel: `${PGO}/patroni`,
  roleLabel: `${PGO}/role`,
  clusterLabel: `${PGO}/cluster`,
};

function filled(objects: ApiObjects) {
  const index = new ClusterIndex(SELECTION);
  for (const [kind, items = []] of Object.entries(objects)) {
    index.replace(
      kind as IndexedKind,
      new Map(items.map(item => [objectKey(item), item])),
    );
  }
  return index;
}

const KEY = 'db/cluster1-ha';

describe('ClusterIndex', () => {
  const objects = patroniObjects(percona());
  const [leader] = objects.endpoints!;
  const [, replica] = objects.pods!;

  it('says which cluster an event concerns', () => {
    const index = filled(objects);
    expect([...index.set('endpoints', objectKey(leader), leader)]).toEqual([
      KEY,
    ]);
    const other = pod('web', { app: 'web' });
    expect([...index.set('pods', 'db/web', other)]).toEqual([]);
    expect(index.keys).toEqual([KEY]);
  });

  it('says nothing of an object that has not changed', () => {
    const index = filled(objects);
    const at = (resourceVersion: string) => ({
      ...leader,
      metadata: { ...leader.metadata, resourceVersion },
    });
    const name = objectKey(leader);
    expect(index.set('endpoints', name, at('1')).size).toBe(1);
    expect(index.set('endpoints', name, at('1')).size).toBe(0);
    expect(index.set('endpoints', name, at('2')).size).toBe(1);
  });

  it('forgets what is gone, and moves what changed its labels', () => {
    const index = filled(objects);
    index.set('pods', objectKey(replica), undefined);
    expect(index.read(KEY)?.pods.length).toBe(1);
    const moved = {
      ...replica,
      metadata: {
        ...replica.metadata,
        labels: {
          ...replica.metadata!.labels,
          [`${PGO}/patroni`]: 'other-ha',
        },
      },
    };
    index.set('pods', objectKey(replica), replica);
    expect([...index.set('pods', objectKey(replica), moved)].sort()).toEqual([
      KEY,
      'db/other-ha',
    ]);
    index.replace('pods', new Map());
    index.replace('endpoints', new Map());
    expect(index.keys).toEqual([]);
    expect(index.read(KEY)).toBeUndefined();
  });

  it('tells the cluster of an owner when another of its pods changes', () => {
    const index = filled(objects);
    const repository = pod('repo-0', { [`${PGO}/cluster`]: 'cluster1' });
    expect([...index.set('pods', 'db/repo-0', repository)]).toEqual([KEY]);
    expect(index.read(KEY)).toMatchObject({ owner: 'cluster1' });
    expect([...index.set('pods', 'db/repo-0', undefined)]).toEqual([KEY]);
  });

  it('takes what pods said last for nothing while they cannot be read', () => {
    const { cluster, lock } = filled(objects).read(KEY, new Set(['pods']))!;
    expect(lock?.leader).toBe('cluster1-0');
    expect(cluster.members).toMatchObject([
      { name: 'cluster1-0', role: 'leader', state: 'unknown' },
      { name: 'cluster1-1', role: 'replica', state: 'unknown' },
    ]);
    expect(cluster.members.map(({ lag }) => lag)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('keeps nothing of objects but what is read', () => {
    const groups = patroniObjects(citusGroup(0)).endpoints!;
    const index = new ClusterIndex({
      ...SELECTION,
      scopeLabel: 'cluster-name',
    });
    index.replace(
      'endpoints',
      new Map(
        groups.map(object => [
          objectKey(object),
          {
            ...object,
            metadata: {
              ...object.metadata,
              managedFields: 'x'.repeat(1000),
            } as (typeof object)['metadata'],
          },
        ]),
      ),
    );
    expect(JSON.stringify(index.read('db/citus/0')).length).toBeLessThan(1000);
  });
});
