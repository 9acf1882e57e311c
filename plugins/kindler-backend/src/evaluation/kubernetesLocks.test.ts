import { judgeObjects, type ApiObjects } from '../__testUtils__/foundClusters';
import {
  percona,
  said,
  spilo,
  twoPods,
} from '../__testUtils__/kubernetesInputs';
import { patroniObjects, together } from '../__testUtils__/patroniObjects';

describe('a lock that is kept elsewhere', () => {
  const onEtcd = { leader: null, config: null } as const;

  it.each<[string, ApiObjects, object, string]>([
    [
      'Percona, with what a callback writes',
      patroniObjects(percona(onEtcd)),
      { preset: 'percona' },
      'cluster1-ha',
    ],
    [
      'Zalando, with labels only',
      patroniObjects(
        spilo({
          ...onEtcd,
          pods: twoPods('demo').map(each => ({ ...each, patroni: null })),
        }),
      ),
      { preset: 'zalando' },
      'demo',
    ],
  ])('%s', (_, objects, kubernetes, name) => {
    const found = said(objects, kubernetes);
    expect(found[name][0]).toBe('unknown');
    expect(found[name][1]).toBe('nobody');
    expect(found[name][3]).toBe('lock-not-in-kubernetes');
  });

  it('is not what a deleted or released lock is', () => {
    expect(said(patroniObjects(percona({ leader: null })))).toMatchObject({
      'cluster1-ha': [
        'critical',
        'nobody',
        'cluster1-0,cluster1-1',
        'no-leader,lag-unknown,lag-unknown',
      ],
    });
  });

  it('still tells of a pod that surely does not run', () => {
    const pods = twoPods('cluster1');
    pods[1].status = { phase: 'Failed', reason: 'Evicted' };
    const objects = patroniObjects(percona({ ...onEtcd, pods }));
    expect(said(objects)['cluster1-ha'][3]).toBe(
      'member-not-running,lock-not-in-kubernetes',
    );
  });

  it('counts the kind that was renewed last where both are there', () => {
    const old = { leader: 'demo-1', renewTime: '2026-11-01T00:00:00+00:00' };
    const moved = together(
      patroniObjects(spilo({ mode: 'configmaps' })),
      patroniObjects(spilo({ pods: twoPods('demo'), leader: old })),
    );
    moved.pods = moved.pods!.slice(0, 2);
    const { demo } = judgeObjects(moved, { preset: 'zalando' });
    expect(demo.cluster).toMatchObject({
      mode: 'configmaps',
      lock: { leader: 'demo-0' },
      endpoint: undefined,
    });
    expect(demo.evaluation.verdict).toBe('ok');
  });
});
