import { spilo, twoPods } from '../__testUtils__/kubernetesInputs';
import { patroniObjects } from '../__testUtils__/patroniObjects';
import { countSteps } from './__testUtils__/countSteps';
import type { IndexedKind } from './clusters/Bucket';
import { ClusterIndex } from './clusters/ClusterIndex';
import { objectKey } from './clusters/findClusters';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';

const SELECTION = { scopeLabel: 'cluster-name', roleLabel: 'spilo-role' };

const cluster = (base: string) =>
  patroniObjects(
    spilo({
      base,
      labels: { application: 'spilo', 'cluster-name': base },
      pods: twoPods(base),
    }),
  );

/** An index of so many clusters, and an event on the lock of one of them. */
function world(clusters: number) {
  const index = new ClusterIndex(SELECTION);
  const all: Record<string, Map<string, KubernetesObject>> = {};
  for (let number = 0; number < clusters; number += 1) {
    for (const [kind, items = []] of Object.entries(cluster(`c${number}`))) {
      const objects = (all[kind] ??= new Map());
      items.forEach(item => objects.set(objectKey(item), item));
    }
  }
  Object.entries(all).forEach(([kind, objects]) =>
    index.replace(kind as IndexedKind, objects),
  );
  return index;
}

describe('an event of one cluster among many', () => {
  const [lock] = cluster('c5').endpoints!;
  const [pod] = cluster('c5').pods!;

  it.each<[IndexedKind, KubernetesObject | undefined, string]>([
    ['endpoints', lock, objectKey(lock)],
    ['pods', pod, objectKey(pod)],
    ['pods', undefined, objectKey(pod)],
  ])('costs the same among ten times as many: %s', (kind, object, name) => {
    const [few, many] = [20, 200].map(clusters => {
      const index = world(clusters);
      return countSteps(() =>
        index.set(kind, name, object).forEach(key => index.read(key)),
      );
    });
    expect(few).toBeGreaterThan(10);
    expect(many).toBe(few);
  });
});
