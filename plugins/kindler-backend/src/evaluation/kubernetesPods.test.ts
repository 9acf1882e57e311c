import { judgeObjects } from '../__testUtils__/foundClusters';
import { said, spilo, twoPods } from '../__testUtils__/kubernetesInputs';
import {
  patroniObjects,
  type PodOptions,
} from '../__testUtils__/patroniObjects';

describe('pods that keep what Patroni wrote last', () => {
  const ready = (status: string, reason?: string) => ({
    type: 'Ready',
    status,
    reason,
  });
  const running = {
    name: 'postgres',
    ready: true,
    state: { running: {} },
  };
  const judged = (more: Partial<PodOptions>, index = 1) => {
    const pods = twoPods('demo');
    Object.assign(pods[index], more);
    const { demo } = judgeObjects(patroniObjects(spilo({ pods })), {
      preset: 'zalando',
    });
    const { state, lag } = demo.evaluation.facts.members[index];
    const codes = demo.evaluation.findings.map(({ code }) => code);
    return [state, lag, codes.join()];
  };
  const LOST = 'member-not-running,lag-unknown';

  it.each<[string, Partial<PodOptions>, [string, unknown, string]]>([
    [
      'is ready',
      { status: { conditions: [ready('True')], containerStatuses: [running] } },
      ['streaming', 0, ''],
    ],
    ['has no kubelet', { status: { phase: 'Pending' } }, ['streaming', 0, '']],
    [
      'was evicted',
      { status: { phase: 'Failed', reason: 'Evicted' } },
      ['pod failed (Evicted)', 'unknown', LOST],
    ],
    [
      'is on a lost node',
      { status: { phase: 'Unknown' } },
      ['node lost', 'unknown', LOST],
    ],
    [
      'is marked while its containers stay as they were',
      {
        status: {
          phase: 'Running',
          conditions: [
            ready('False'),
            { type: 'ContainersReady', status: 'True' },
          ],
          containerStatuses: [running],
        },
      },
      ['node lost', 'unknown', LOST],
    ],
    ['is deleted', { deleted: true }, ['pod terminating', 'unknown', LOST]],
    [
      'crashes again and again',
      {
        status: {
          conditions: [ready('False')],
          containerStatuses: [
            {
              name: 'postgres',
              ready: false,
              restartCount: 9,
              state: { waiting: { reason: 'CrashLoopBackOff' } },
            },
          ],
        },
      },
      ['container waiting (CrashLoopBackOff)', 'unknown', LOST],
    ],
    [
      'was killed',
      {
        status: {
          containerStatuses: [
            {
              name: 'postgres',
              state: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
            },
          ],
        },
      },
      ['container terminated (OOMKilled)', 'unknown', LOST],
    ],
    [
      'cannot be placed',
      {
        status: {
          phase: 'Pending',
          conditions: [
            { type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
          ],
        },
      },
      ['pod pending (Unschedulable)', 'unknown', LOST],
    ],
    [
      'waits in an init container',
      {
        status: {
          phase: 'Pending',
          initContainerStatuses: [
            { name: 'x', state: { waiting: { reason: 'ImagePullBackOff' } } },
          ],
          containerStatuses: [
            {
              name: 'postgres',
              state: { waiting: { reason: 'PodInitializing' } },
            },
          ],
        },
      },
      ['container waiting (ImagePullBackOff)', 'unknown', LOST],
    ],
    [
      'is not ready',
      {
        status: {
          conditions: [ready('False', 'ContainersNotReady')],
          containerStatuses: [{ ...running, ready: false }],
        },
      },
      ['pod not ready', 'unknown', LOST],
    ],
    [
      'has a sidecar that crashes',
      {
        status: {
          conditions: [
            ready('False', 'ContainersNotReady'),
            { type: 'ContainersReady', status: 'False' },
          ],
          containerStatuses: [
            running,
            { name: 'exporter', ready: false, state: { waiting: {} } },
          ],
        },
      },
      ['streaming', 0, ''],
    ],
  ])('a replica %s', (_, more, expected) => {
    expect(judged(more)).toEqual(expected);
  });

  it('a holder whose pod is gone is not taken for nobody', () => {
    const [, other] = twoPods('demo');
    const objects = patroniObjects(
      spilo({ pods: [other], leader: { leader: 'demo-0' }, subsets: [] }),
    );
    expect(said(objects, { preset: 'zalando' }).demo).toEqual([
      'critical',
      'demo-0',
      'demo-0,demo-1',
      'endpoint-elsewhere,holder-not-serving',
    ]);
  });
});
