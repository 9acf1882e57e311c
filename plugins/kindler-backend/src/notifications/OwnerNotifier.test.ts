import { resolve } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  Database,
  Finding,
} from '@kindler/backstage-plugin-kindler-common';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { AlarmStore } from './AlarmStore';
import { OwnerNotifier } from './OwnerNotifier';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const BEGIN = Date.parse('2026-11-22T09:00:00Z');

describe('OwnerNotifier', () => {
  const logger = mockServices.logger.mock();
  let knex: Knex;
  let sent: NotificationSendOptions[];
  let reachable: boolean;
  let now: number;

  beforeEach(async () => {
    jest.clearAllMocks();
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    sent = [];
    reachable = true;
    now = BEGIN;
  });

  /** A backend with its own view of the cluster. */
  function backend(owner = 'group:default/shop') {
    let database = { name: 'orders', title: 'Orders', owner } as Database;
    const notifier = OwnerNotifier.create({
      notifications: {
        async send(notification) {
          if (!reachable) {
            throw new Error('no notifications here');
          }
          sent.push(notification);
        },
      },
      store: AlarmStore.create({ knex }),
      listDatabases: () => [database],
      logger,
    });
    return {
      is(verdict: Database['verdict'], code?: string) {
        const since =
          database.verdict === verdict
            ? database.since
            : new Date(now).toISOString();
        const worst = code && {
          code,
          message: `There is ${code}.`,
          next: 'Look.',
        };
        database = {
          ...database,
          verdict,
          since,
          worst: worst ? (worst as Finding) : undefined,
        };
      },
      notifier,
    };
  }

  /** Seconds pass, and every backend looks every five. */
  async function pass(
    seconds: number,
    ...backends: Array<{ notifier: OwnerNotifier }>
  ) {
    for (let passed = 0; passed < seconds; passed += 5) {
      now += 5000;
      const looking = now;
      await Promise.all(backends.map(({ notifier }) => notifier.look(looking)));
    }
  }

  const titles = () => sent.map(({ payload }) => payload.title);

  it('tells the owner once of trouble and once of its end, with two backends', async () => {
    const [one, two] = [backend(), backend()];
    one.is('critical', 'no-leader');
    two.is('critical', 'no-leader');
    await pass(300, one, two);
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: 'group:default/shop' },
        payload: {
          title: 'Orders is critical',
          description: 'There is no-leader. Look.',
          severity: 'critical',
          topic: 'Database clusters',
          scope: 'kindler/databases/orders',
          link: '/kindler/databases/orders',
        },
      },
    ]);
    one.is('ok');
    await pass(60, one, two);
    expect(sent).toHaveLength(1);
    two.is('ok');
    await pass(60, one, two);
    expect(titles()).toEqual(['Orders is critical', 'Orders is ok again']);
    expect(sent[1].payload).toMatchObject({
      severity: 'normal',
      scope: 'kindler/databases/orders',
      description: expect.stringMatching(/^It was critical for at least \d/),
    });
  });

  it('tells nobody where there is no owner', async () => {
    const one = backend('');
    one.is('critical', 'no-leader');
    await pass(60, one);
    expect(sent).toEqual([]);
  });

  it('makes no storm of a cluster that comes and goes', async () => {
    const one = backend();
    for (let round = 0; round < 10; round += 1) {
      one.is('critical', 'no-leader');
      await pass(30, one);
      one.is('ok');
      await pass(30, one);
    }
    expect(titles()).toEqual(['Orders is critical', 'Orders is ok again']);
  });

  it('tells of other trouble, without taking turns with a backend that sees it otherwise', async () => {
    const [one, two] = [backend(), backend()];
    one.is('critical', 'no-leader');
    two.is('critical', 'no-write-route');
    await pass(600, one, two);
    expect(sent).toHaveLength(1);
    one.is('critical', 'split-brain');
    two.is('critical', 'split-brain');
    await pass(600, one, two);
    expect(sent).toHaveLength(2);
    expect(sent[1].payload.description).toContain('split-brain');
  });

  it('sends later what could not be sent, says so once, and tells of no end that nobody heard the begin of', async () => {
    const one = backend();
    reachable = false;
    one.is('critical', 'no-leader');
    await pass(300, one);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    one.is('ok');
    await pass(120, one);
    reachable = true;
    await pass(120, one);
    expect(sent).toEqual([]);

    one.is('critical', 'no-leader');
    reachable = false;
    await pass(60, one);
    reachable = true;
    await pass(120, one);
    expect(titles()).toEqual(['Orders is critical']);
  });

  it('tells of the end also after a restart', async () => {
    const one = backend();
    one.is('critical', 'no-leader');
    await pass(30, one);
    const restarted = backend();
    restarted.is('unknown');
    await pass(600, restarted);
    restarted.is('ok');
    await pass(60, restarted);
    expect(titles()).toEqual(['Orders is critical', 'Orders is ok again']);
  });
});
