import { openLab, type Lab } from '@kindler/lab';
import { BackendProcess } from '../__testUtils__/BackendProcess';

jest.setTimeout(900_000);

/** The step in which clients wait in HAProxy. */
const HAND_OVER = 1;

describe('a backend that is killed in the middle of actions', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let backend: BackendProcess;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    backend = await BackendProcess.create(lab);
    await backend.start();
  });

  afterEach(async () => {
    await lab.heal();
  });

  afterAll(async () => {
    backend?.remove();
    await closeLab?.();
  });

  async function survive(action: string, more: object, step = 0) {
    const { id } = await backend.taken(`/databases/orders/${action}`, {
      reason: 'a drill',
      ...more,
    });
    const { met, operation } = await backend.endedAfterKill(id, step);
    expect(met).toBe('running');
    return operation;
  }

  it('switches over once, and says so', async () => {
    const from = (await lab.leader())!;
    const timeline = Math.max(
      ...(await lab.status()).members.map(member => member.timeline ?? 0),
    );
    const operation = await survive('switchover', {}, HAND_OVER);
    expect(operation).toMatchObject({
      status: 'succeeded',
      result: { from, timeline: timeline + 1 },
    });
    expect(operation.result?.leader).not.toBe(from);
    expect(await lab.leader()).toBe(operation.result?.leader);
    expect(operation.steps.find(({ id }) => id === 'give-back')).toMatchObject({
      message:
        'All servers have their addresses of before; health checks decide',
    });
  });

  it('goes on watching a replica that is made anew', async () => {
    const leader = await lab.leader();
    const member = lab.state.members.find(({ name }) => name !== leader)!.name;
    const operation = await survive('reinitialize', { member });
    expect(operation).toMatchObject({ status: 'succeeded' });
    await lab.waitHealthy();
  });
});
