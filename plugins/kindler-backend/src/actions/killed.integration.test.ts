import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { BackendProcess } from '../__testUtils__/BackendProcess';

jest.setTimeout(900_000);

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

  /** Asks again while the cluster is not seen well yet. */
  const taken = (action: string, more: object): Promise<Operation> =>
    waitFor(
      `${action} to be taken`,
      async () => {
        const { status, body } = await backend.call(
          'POST',
          `/databases/orders/${action}`,
          { reason: 'a drill', ...more },
        );
        if (status !== 202) {
          throw new Error(`${status}: ${body.error?.message}`);
        }
        return body.item;
      },
      { deadlineMs: 60_000 },
    );

  async function survive(action: string, more: object, index: number) {
    const { id } = await taken(action, more);
    expect(await backend.killInStep(id, index)).toBe('running');
    await backend.start();
    return backend.ended(id);
  }

  it('switches over once, and says so', async () => {
    const from = (await lab.leader())!;
    const timeline = Math.max(
      ...(await lab.status()).members.map(member => member.timeline ?? 0),
    );
    const operation = await survive('switchover', {}, 0);
    expect(operation).toMatchObject({
      status: 'succeeded',
      result: { from, timeline: timeline + 1 },
    });
    expect(operation.result?.leader).not.toBe(from);
    expect(await lab.leader()).toBe(operation.result?.leader);
  });

  it('goes on watching a replica that is made anew', async () => {
    const leader = await lab.leader();
    const member = lab.state.members.find(({ name }) => name !== leader)!.name;
    const operation = await survive('reinitialize', { member }, 0);
    expect(operation).toMatchObject({ status: 'succeeded' });
    await lab.waitHealthy();
  });
});
