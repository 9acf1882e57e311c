import { mockServices } from '@backstage/backend-test-utils';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { ENGINES, PluginDatabases } from '../__testUtils__/PluginDatabases';
import type { NewEvent } from '../model/NewEvent';
import type { LostTimeline } from '../model/LostTimeline';
import { Acknowledgements } from './Acknowledgements';
import { AcknowledgementStore, type Noted } from './AcknowledgementStore';

jest.setTimeout(180_000);

const LOST: LostTimeline = {
  timeline: 3,
  leader: 'orders-3',
  from: 1_000,
  to: 25_000,
  forkLsn: '4000',
  lsn: '9000',
  backTo: 2,
  newLeader: 'orders-2',
  at: 40_000,
};

const FOUND = {
  name: 'orders',
  findings: [
    { code: 'timeline-went-back', acknowledgeable: true },
    { code: 'member-silent' },
  ],
} as Database;

const backends: Backend[] = [];

/** One backend, with what it was told and what it told. */
class Backend {
  readonly events: NewEvent[] = [];
  noted: Noted | undefined;
  readonly acknowledgements: Acknowledgements;

  constructor(knex: Knex) {
    this.acknowledgements = new Acknowledgements({
      store: new AcknowledgementStore({ knex }),
      logger: mockServices.logger.mock(),
      tell: event => this.events.push(event),
    });
    this.acknowledgements.start((name, noted) => {
      this.noted = name === 'orders' ? noted : this.noted;
    });
    backends.push(this);
  }
}

describe.each(ENGINES)('acknowledgements of two backends on %s', engine => {
  let databases: PluginDatabases;

  beforeAll(async () => {
    databases = await PluginDatabases.create(engine);
  });

  afterAll(async () => {
    backends.forEach(({ acknowledgements }) => acknowledgements.stop());
    await databases?.close();
  });

  it('are known to both, with what was noticed by either', async () => {
    const [knex, other] = await databases.open();
    const [one, two] = [new Backend(knex), new Backend(other)];
    const store = new AcknowledgementStore({ knex });
    await store.noteLost('orders', [LOST]);
    await store.noteLost('orders', [{ ...LOST, at: 43_000, lsn: '9100' }]);
    await two.acknowledgements.refresh();
    expect(two.noted).toEqual({ lostTimelines: [{ ...LOST, lsn: '9100' }] });

    const before = two.noted;
    const request = {
      finding: 'timeline-went-back',
      reason: 'restored by hand',
    };
    await one.acknowledgements.acknowledge(FOUND, request, 'user:default/jane');
    expect(one.events).toEqual([
      expect.objectContaining({
        kind: 'action',
        database: 'orders',
        finding: 'timeline-went-back',
        message: expect.objectContaining({
          text: expect.stringContaining(
            'acknowledged by user:default/jane. Reason: restored by hand',
          ),
        }),
      }),
    ]);
    await two.acknowledgements.refresh();
    expect(two.noted?.acknowledged).toEqual({
      'timeline-went-back': expect.any(Number),
    });
    expect(two.noted).not.toBe(before);
    const same = two.noted;
    await two.acknowledgements.refresh();
    expect(two.noted).toBe(same);
  });

  it.each(['member-silent', 'unknown'])('refuse %s', async finding => {
    const [knex] = await databases.open();
    const { acknowledgements } = new Backend(knex);
    await expect(
      acknowledgements.acknowledge(FOUND, { finding, reason: 'x' }, 'user:a/b'),
    ).rejects.toThrow('has no finding');
  });
});
