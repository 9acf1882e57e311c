import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { labConfig, startKindler } from '../__testUtils__/startKindler';

jest.setTimeout(300_000);

/** A recovery is told a minute after all was clear for a while. */
const UNTIL = { deadlineMs: 200_000, everyMs: 200 };
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

type Kindler = Awaited<ReturnType<typeof startKindler>>;

describe('notifications of two backends on the real stack', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  const running: Kindler[] = [];
  const sent: NotificationSendOptions[] = [];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const knex = await databases.init('SQLITE_3');
    for (const _ of ['one', 'two']) {
      running.push(
        await startKindler(labConfig(lab), [
          mockServices.database.factory({ knex }),
          createServiceFactory({
            service: notificationService,
            deps: {},
            factory: () => ({
              async send(notification) {
                sent.push(notification);
              },
            }),
          }),
        ]),
      );
    }
  });

  afterAll(async () => {
    await Promise.all(running.map(backend => backend.stop()));
    await closeLab?.();
  });

  async function verdicts(): Promise<string[]> {
    const answers = await Promise.all(
      running.map(backend => backend.get('/databases/orders')),
    );
    return answers.map(({ body }) => body.item.verdict);
  }

  /** Patroni may give the lock back to a leader that is thawed, and with it an older timeline. */
  async function takeNoteOfLoss() {
    const { body } = await running[0].get('/databases/orders');
    const { findings } = body.item as Database;
    const finding = 'timeline-went-back';
    if (findings.some(({ code }) => code === finding)) {
      const path = '/databases/orders/acknowledgements';
      await running[0].post(path, { finding, reason: 'shown by a test' });
    }
  }

  it('tells the owner once that a leader froze and once that all is well again', async () => {
    await waitFor(
      'all to be well',
      async () =>
        (await verdicts()).every(verdict => verdict === 'ok') || undefined,
      UNTIL,
    );
    expect(sent).toEqual([]);
    const leader = (await lab.leader())!;
    await lab.freeze(leader);
    await waitFor('a notification', () => sent[0], UNTIL);
    await lab.waitForLeaderOtherThan(leader);
    await lab.thaw(leader);
    await waitFor(
      'a second notification',
      async () => {
        await takeNoteOfLoss();
        return sent.length >= 2 || undefined;
      },
      UNTIL,
    );
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: 'group:default/platform' },
        payload: expect.objectContaining({
          title: expect.stringMatching(/^Orders: /),
          severity: 'critical',
          link: expect.stringMatching(
            /^\/kindler\/databases\/orders\/incidents\/\d+$/,
          ),
        }),
      },
      {
        recipients: { type: 'entity', entityRef: 'group:default/platform' },
        payload: expect.objectContaining({
          title: 'Orders is ok again',
          severity: 'normal',
        }),
      },
    ]);
  });
});
