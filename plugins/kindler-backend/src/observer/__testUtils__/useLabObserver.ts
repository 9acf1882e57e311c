import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Observer } from '../Observer';
import { databaseWaiter } from './databaseWaiter';
import { readLabConfig, startObserver } from './startObserver';

export const MINUTE = 60_000;

/** An observer of the lab, with its changes. Call it in a `describe`. */
export function useLabObserver() {
  let lab: Lab;

  let close: () => Promise<void>;

  let observer: Observer;

  const changes: string[] = [];

  const orders = databaseWaiter(() => observer, {
    name: 'orders',
    deadlineMs: MINUTE,
  });

  beforeAll(async () => {
    ({ lab, close } = await openLab());
    observer = startObserver({
      ...readLabConfig(lab),
      settings: { intervalMs: 1000, timeoutMs: 1000 },
    });
    observer.subscribe({
      onChange: ({ databases }) => changes.push(...databases),
    });
  }, 4 * MINUTE);

  afterAll(async () => {
    await observer?.stop();
    await close?.();
  }, 4 * MINUTE);

  const codes = ({ findings }: Database) =>
    findings.map(({ severity, code }) => `${severity} ${code}`);

  /** Patroni may give the lock back to a thawed leader, so the lost timeline is acknowledged here. */
  const untilWell = () =>
    orders('all to be well again', database => {
      if (codes(database).includes('critical timeline-went-back')) {
        const acknowledged = { 'timeline-went-back': Date.now() };
        observer.setNoted('orders', { acknowledged });
      }
      return database.verdict === 'ok';
    });

  afterEach(async () => {
    await lab.heal();
    await untilWell();
  }, 4 * MINUTE);

  const members = ({ witnesses }: Database) =>
    Object.values(witnesses).map(witness => witness.members.join());

  const refusedClient = (route: string) =>
    waitFor(
      `clients of ${route} to be refused`,
      () => {
        const seen = observer.getRouteClient(route);
        return seen?.last?.outcome === 'refused' ? seen : undefined;
      },
      { deadlineMs: MINUTE },
    );

  return {
    get lab() {
      return lab;
    },
    get observer() {
      return observer;
    },
    changes,
    orders,
    codes,
    untilWell,
    members,
    refusedClient,
  };
}
