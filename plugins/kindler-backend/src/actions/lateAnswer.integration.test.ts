import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { labConfig } from '../__testUtils__/startKindler';
import { readKindlerConfig } from '../config';
import { Observer } from '../observer';
import type { StepContext } from '../operations';
import { ClusterAccess } from './ClusterAccess';
import { switchoverDefinition } from './steps/switchoverDefinition';
import type { ActionInput } from './types';

jest.setTimeout(300_000);

describe('a switchover whose answer is not waited for', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let observer: Observer;
  let access: ClusterAccess;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const config = readKindlerConfig(new ConfigReader(labConfig(lab)));
    observer = Observer.create({
      ...config,
      settings: config.observer,
      logger: mockServices.logger.mock(),
    });
    observer.start();
    // Patroni answers a switchover after a second at the earliest.
    access = ClusterAccess.create({
      ...config,
      timeoutMs: 2000,
      orderTimeoutMs: 100,
    });
  });

  afterAll(async () => {
    await access?.close();
    await observer?.stop();
    await lab?.heal();
    await closeLab?.();
  });

  it('is known to be done by what is seen', async () => {
    const leader = (await lab.leader())!;
    const seen = await waitFor(
      'orders to be ok',
      async () => {
        const database = await observer.refreshDatabase('orders');
        return database.verdict === 'ok' ? database : undefined;
      },
      { deadlineMs: 60_000 },
    );
    const log: string[] = [];
    const context: StepContext<ActionInput> = {
      operationId: 'late',
      input: {
        database: 'orders',
        action: 'switchover',
        way: 'patroni',
        leader,
        timeline: seen.timeline!,
        members: seen.members.map(({ name }) => name),
        routed: true,
      },
      requester: 'user:default/ann',
      state: {},
      result: {},
      log: async message => {
        log.push(message);
      },
      signal: new AbortController().signal,
    };
    const { steps } = switchoverDefinition({
      access,
      observations: observer,
      startProbe: () => undefined,
    });
    for (const step of steps) {
      if (!(await step.check?.(context))) {
        await step.do(context);
      }
      await step.verify(context);
    }
    expect(log[0]).toMatch(/has not answered yet/);
    expect(context.result.from).toBe(leader);
    expect(await lab.leader()).toBe(context.result.leader);
    expect(context.result.leader).not.toBe(leader);
  });
});
