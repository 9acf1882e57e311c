import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { labConfig } from '../../__testUtils__/startKindler';
import { readKindlerConfig } from '../../config';
import { GatewayDrivers } from '../../haproxy/driver/GatewayDrivers';
import { Observer } from '../../observer';
import type { StepContext } from '../../operations';
import { SwitchoverAssistant } from '../../routes';
import { ClusterAccess } from '../ClusterAccess';
import type { ActionInput, ActionOperation } from '../types';
import { switchoverDefinition } from './switchoverDefinition';

jest.setTimeout(300_000);

describe('the steps of a switchover', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let observer: Observer;
  let access: ClusterAccess;
  const log: string[] = [];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const config = readKindlerConfig(new ConfigReader(labConfig(lab)));
    observer = new Observer({
      ...config,
      settings: config.observer,
      logger: mockServices.logger.mock(),
    });
    observer.start();
    // Patroni answers a switchover after a second at the earliest.
    access = new ClusterAccess({
      ...config,
      findPlace: () => undefined,
      timeoutMs: 2000,
      orderTimeoutMs: 300,
    });
  });

  afterAll(async () => {
    await access?.close();
    await observer?.stop();
    await lab?.heal();
    await closeLab?.();
  });

  const steps = () =>
    switchoverDefinition({
      access,
      observations: observer,
      startProbe: () => undefined,
      assist: new SwitchoverAssistant({
        routes: [],
        drivers: new GatewayDrivers([]),
      }),
    }).plan({} as ActionInput);

  /** As the operation would find it when it was planned just now. */
  async function planned(
    more: Partial<ActionInput>,
  ): Promise<StepContext<ActionOperation>> {
    await lab.heal();
    const seen = await waitFor(
      'orders to be ok',
      async () => {
        const database = await observer.refreshDatabase('orders');
        // A frozen leader that got the lock back after its thaw has lost writes, which stays until somebody takes note.
        const { verdict, findings } = database;
        const isWell = findings.every(
          ({ code, severity }) =>
            severity === 'info' || code === 'timeline-went-back',
        );
        return verdict !== 'unknown' && isWell ? database : undefined;
      },
      { deadlineMs: 60_000 },
    );
    return {
      operationId: 'test',
      input: {
        database: 'orders',
        action: 'switchover',
        controller: 'patroni',
        leader: seen.leader!,
        timeline: seen.timeline!,
        members: seen.members.map(({ name }) => name),
        routed: true,
        ...more,
      },
      requester: 'user:default/ann',
      state: {},
      result: {},
      progress: async () => {},
      takeLocks: async () => {},
      releaseLocks: async () => {},
      log: async message => {
        log.push(wordingOf(message).text);
      },
      signal: new AbortController().signal,
    };
  }

  it('know by what is seen that it is done, when Patroni has not answered', async () => {
    const context = await planned({});
    const { leader } = context.input;
    for (const step of steps()) {
      if (!(await step.check?.(context))) {
        await step.do(context);
      }
      await step.verify(context);
    }
    expect(log).toContainEqual(expect.stringMatching(/has not answered yet/));
    expect(context.result).toMatchObject({ from: leader });
    expect(context.result.leader).not.toBe(leader);
    expect(await lab.leader()).toBe(context.result.leader);
  });

  it('take a schedule back, and only their own', async () => {
    const scheduledAt = '2099-01-01T00:00:00Z';
    const context = await planned({ scheduledAt });
    const other = await planned({ scheduledAt: '2098-01-01T00:00:00Z' });
    const [step] = steps();
    await step.do(context);
    expect(await step.verify(context)).toMatchObject({
      code: 'seen-scheduled',
    });
    const scheduled = async () =>
      (await observer.refreshDatabase('orders')).scheduledSwitchover;
    await step.undo!(other);
    expect(await scheduled()).toBeDefined();
    await step.undo!(context);
    expect(await scheduled()).toBeUndefined();
  });

  it('do not call it done while the old leader, frozen meanwhile, accepts writes', async () => {
    const context = await planned({});
    const leader = context.input.leader!;
    await lab.freeze(leader);
    try {
      await expect(steps()[0].do(context)).rejects.toThrow(
        new RegExp(
          `not seen within.*holds the lock, and ${leader} accepts writes`,
        ),
      );
      expect(await lab.leader()).not.toBe(leader);
    } finally {
      await lab.thaw(leader);
    }
  });

  it('fail with what Patroni says when it refuses', async () => {
    const context = await planned({ member: 'nobody' });
    await expect(steps()[0].do(context)).rejects.toThrow(
      'Patroni answered 412: candidate does not exists',
    );
  });
});
