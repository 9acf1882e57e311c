import type {
  Environment,
  EnvironmentAnswer,
  EnvironmentRegistrationStatus,
} from '@kindler/backstage-plugin-kindler-common';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { TEST_PACE, mockContext } from '../__testUtils__/mockContext';
import { createWaitForArgoCdAction } from './createWaitForArgoCdAction';
import { examples } from './createWaitForArgoCdAction.examples';

const EARLIER = '2026-11-22T09:59:30Z';
const NOW = '2026-11-22T10:00:00Z';
const LATER = '2026-11-22T10:00:30Z';
const PRESENT: Partial<EnvironmentRegistrationStatus> = { observed: 'present' };

/** What is answered about the environment, one look after the other. */
function looks(
  ...answers: Array<
    Partial<EnvironmentRegistrationStatus> & {
      at?: string;
      stale?: boolean;
      environment?: Partial<Environment>;
    }
  >
) {
  return async (name: string): Promise<EnvironmentAnswer> => {
    const {
      at = LATER,
      stale,
      environment,
      ...registration
    } = answers.shift()!;
    return {
      now: NOW,
      freshness: { status: stale ? 'stale' : 'live' },
      item: {
        name,
        provider: 'k3d',
        state: 'running',
        desired: 'running',
        drift: [],
        registrations: [
          { kind: 'argocd', details: {}, observed: 'partial', ...registration },
        ],
        connections: [],
        details: {},
        createdAt: NOW,
        updatedAt: NOW,
        observed: { state: 'running', source: 'provider:k3d', observedAt: at },
        ...environment,
      },
    };
  };
}

function run(
  context: ReturnType<typeof mockContext>['context'],
  getEnvironment?: ReturnType<typeof looks>,
) {
  const kindler = fakeKindlerService(getEnvironment ? { getEnvironment } : {});
  const action = createWaitForArgoCdAction({ kindler, pace: TEST_PACE });
  return action.handler(context as never);
}

describe('kindler:argocd:wait', () => {
  it.each(examples)('executes the example: $description', async example => {
    const [step] = parse(example.example).steps;
    const { context, lines, outputs } = mockContext(step.input);
    await run(
      context,
      looks(
        { message: 'OutOfSync, Progressing' },
        { message: 'Synced, Progressing' },
        { ...PRESENT, message: 'Synced, Healthy' },
      ),
    );
    expect(lines).toEqual([
      'Registration "argocd" of "orders-dev" is partial: OutOfSync, Progressing',
      'Registration "argocd" of "orders-dev" is partial: Synced, Progressing',
      'Registration "argocd" of "orders-dev" is present: Synced, Healthy',
    ]);
    expect(outputs).toEqual({
      environmentUrl: '/kindler/environments/orders-dev',
    });
  });

  it('does not count what was seen before it began, or is stale', async () => {
    const { context, lines } = mockContext({ name: 'orders-dev' });
    await run(
      context,
      looks({ ...PRESENT, at: EARLIER }, { ...PRESENT, stale: true }, PRESENT),
    );
    expect(lines).toEqual([
      expect.stringContaining('waiting for a newer look'),
      expect.stringContaining('which is stale'),
      'Registration "argocd" of "orders-dev" is present',
    ]);
  });

  it('says what it saw last when the time is over', async () => {
    const { context } = mockContext({ name: 'orders-dev', timeoutSeconds: 1 });
    const look = looks({ message: 'Degraded' });
    const first = look('orders-dev');
    await expect(run(context, () => first)).rejects.toThrow(
      'last seen: partial: Degraded',
    );
  });

  it('fails at once where there is nothing to wait for', async () => {
    const { context } = mockContext({ name: 'orders-dev' });
    const none = looks({ environment: { registrations: [] } });
    await expect(run(context, none)).rejects.toThrow(
      'has no registration "argocd"',
    );
    const broken = looks({
      environment: { state: 'failed', error: 'no disk' },
    });
    await expect(run(context, broken)).rejects.toThrow('no disk');
    const absent = createWaitForArgoCdAction({
      kindler: FakeEnvironments.create().service(),
      pace: TEST_PACE,
    });
    await expect(absent.handler(context as never)).rejects.toThrow(
      'There is no environment "orders-dev"',
    );
  });

  it('ends when the task is cancelled', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { context } = mockContext({ name: 'orders-dev' }, { signal });
    const look = looks({});
    const getEnvironment = (name: string) => {
      controller.abort();
      return look(name);
    };
    await expect(run(context, getEnvironment)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('does nothing in a dry run', async () => {
    const { context } = mockContext({ name: 'orders-dev' }, { isDryRun: true });
    await expect(run(context)).resolves.toBeUndefined();
  });
});
