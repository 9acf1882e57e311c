import { judgeApplication, lacksSync } from './judgeApplication';
import {
  ASKED,
  SYNC_ASKED,
  type Application,
  type ApplicationSpec,
} from './objects';

const spec: ApplicationSpec = {
  project: 'default',
  source: { repoURL: 'https://git.example/a.git', targetRevision: 'HEAD' },
  destination: { name: 'shop', namespace: 'shop' },
  syncPolicy: {},
};
const APPLIED = '2026-01-01T10:00:00Z';
const at = (seconds: number) =>
  new Date(Date.parse(APPLIED) + seconds * 1000).toISOString();

const app = (
  status: Application['status'],
  more: Partial<Application> = {},
): Application => ({
  spec,
  status: { reconciledAt: at(9), ...status },
  ...more,
  metadata: {
    managedFields: [
      { manager: 'kindler', operation: 'Apply', time: new Date(APPLIED) },
    ],
    ...more.metadata,
  },
});
const synced = { status: 'Synced', revision: 'abc' };

describe('judgeApplication', () => {
  it.each<[string, Application, string, RegExp]>([
    [
      'is synced and healthy',
      app({ sync: synced, health: { status: 'Healthy' } }),
      'done',
      /^Synced to abc, and Healthy$/,
    ],
    [
      'was never looked at',
      app({ reconciledAt: undefined }),
      'waiting',
      /not looked at it yet/,
    ],
    [
      'is to be looked at again',
      app(
        { sync: synced, health: { status: 'Healthy' } },
        {
          metadata: {
            annotations: { 'argocd.argoproj.io/refresh': 'normal' },
          },
        },
      ),
      'waiting',
      /not looked at it yet/,
    ],
    [
      'was compared with an older source',
      app({
        sync: { ...synced, comparedTo: { source: { repoURL: 'other' } } },
        health: { status: 'Healthy' },
      }),
      'waiting',
      /new source/,
    ],
    [
      'was compared with an older destination',
      app({
        sync: { ...synced, comparedTo: { destination: { name: 'old' } } },
        health: { status: 'Healthy' },
      }),
      'waiting',
      /new destination/,
    ],
    [
      'was looked at before it was asked for',
      app({
        reconciledAt: at(-1),
        sync: synced,
        health: { status: 'Healthy' },
      }),
      'waiting',
      /not looked at it yet/,
    ],
    [
      'has a cluster that Argo CD does not know yet',
      app({
        conditions: [
          {
            type: 'InvalidSpecError',
            message: 'there are no clusters with this name: shop',
          },
        ],
      }),
      'waiting',
      /there are no clusters/,
    ],
    [
      'has an invalid spec, and is new',
      app({
        reconciledAt: undefined,
        conditions: [
          {
            type: 'InvalidSpecError',
            message: 'Application referencing project x which does not exist',
          },
        ],
      }),
      'failed',
      /project x which does not exist/,
    ],
    [
      'has a repository that cannot be read',
      app({
        conditions: [
          {
            type: 'ComparisonError',
            message: 'Failed to load target state: authentication required',
          },
        ],
      }),
      'waiting',
      /authentication required/,
    ],
    [
      'failed to sync since it was asked for',
      app({
        sync: { status: 'OutOfSync' },
        operationState: { phase: 'Failed', message: 'no', startedAt: at(1) },
      }),
      'failed',
      /ended as Failed: no/,
    ],
    [
      'failed to sync before',
      app({
        sync: { status: 'OutOfSync' },
        operationState: { phase: 'Error', message: 'no', startedAt: at(-60) },
      }),
      'waiting',
      /an earlier sync/,
    ],
    [
      'was not looked at since its sync ended',
      app({
        sync: synced,
        health: { status: 'Healthy' },
        operationState: { phase: 'Succeeded', finishedAt: at(20) },
      }),
      'waiting',
      /since the sync/,
    ],
    [
      'is not synced wholly',
      app({
        sync: { status: 'OutOfSync' },
        resources: [
          { kind: 'Service', name: 'web', status: 'OutOfSync' },
          { kind: 'Deployment', name: 'web', status: 'Synced' },
        ],
      }),
      'waiting',
      /it is OutOfSync: Service web$/,
    ],
    [
      'is degraded',
      app({
        sync: synced,
        health: { status: 'Degraded' },
        resources: [
          {
            kind: 'Deployment',
            name: 'web',
            health: { status: 'Degraded', message: 'ImagePullBackOff' },
          },
        ],
      }),
      'waiting',
      /Degraded: Deployment web \(ImagePullBackOff\)$/,
    ],
    [
      'is being deleted',
      app({}, { metadata: { deletionTimestamp: new Date() } }),
      'failed',
      /being deleted/,
    ],
  ])('says of one that %s', (_, application, state, text) => {
    const sight = judgeApplication(application, spec);
    expect(sight.state).toBe(state);
    expect(sight.text).toMatch(text);
  });

  it('asks for one sync each time that an application is asked for', () => {
    const asked = (sync?: string, phase = 'Failed') =>
      lacksSync(
        app(
          { operationState: { phase } },
          { metadata: { annotations: { [ASKED]: '2', [SYNC_ASKED]: sync! } } },
        ),
      );
    expect([asked(), asked('1'), asked('2')]).toEqual([true, true, false]);
    expect(asked('1', 'Succeeded')).toBe(false);
  });
});
