import {
  createServiceFactory,
  coreServices,
  type AuditorService,
} from '@backstage/backend-plugin-api';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type {
  ActionCheck,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import { labConfig, startKindler } from '../../__testUtils__/startKindler';

/** A backend that acts on `orders` of the lab, which is healthy before each test. Call it in a `describe`. */
export function useOrders() {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  const audited: Array<{ eventId: string; meta?: object; outcome?: string }> =
    [];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const auditor = createServiceFactory({
      service: coreServices.auditor,
      deps: {},
      factory: (): AuditorService => ({
        createEvent: async ({ eventId, meta }) => {
          const event: (typeof audited)[number] = { eventId, meta };
          audited.push(event);
          return {
            success: async () => {
              event.outcome = 'success';
            },
            fail: async () => {
              event.outcome = 'failure';
            },
          };
        },
      }),
    });
    kindler = await startKindler(labConfig(lab), [auditor]);
  });

  beforeEach(async () => {
    await lab.heal();
    await waitFor(
      'orders to be ok',
      async () => {
        const { body } = await kindler.get('/databases/orders');
        return body.item?.verdict === 'ok' ? true : undefined;
      },
      { deadlineMs: 60_000 },
    );
  });

  afterAll(async () => {
    await kindler?.stop();
    await lab?.heal();
    await closeLab?.();
  });

  const act = (action: DatabaseActionKind, more: object = {}) =>
    kindler.post(`/databases/orders/${action}`, { reason: 'a test', ...more });
  const orders = async () => (await kindler.get('/databases/orders')).body.item;
  const plan = async (action: DatabaseActionKind, more: object = {}) => {
    const { body, status } = await act(action, { ...more, dryRun: true });
    expect(status).toBe(200);
    return body;
  };
  const failing = (checks: ActionCheck[]) =>
    checks
      .filter(({ ok, blocking }) => blocking && ok !== true)
      .map(({ name }) => name);

  async function members() {
    const leader = (await lab.leader())!;
    const replicas = lab.state.members
      .map(({ name }) => name)
      .filter(name => name !== leader);
    return { leader, replicas };
  }

  async function startedAt(name: string): Promise<string> {
    const { restUrl } = lab.state.members.find(each => each.name === name)!;
    const answer = await fetch(`${restUrl}/patroni`);
    return (await answer.json()).postmaster_start_time;
  }

  return {
    get lab() {
      return lab;
    },
    get kindler() {
      return kindler;
    },
    audited,
    act,
    orders,
    plan,
    failing,
    members,
    startedAt,
  };
}
