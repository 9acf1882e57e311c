import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Announcer } from './Announcer';
import { SignalMarks } from './SignalMarks';
import { openPluginDatabase, readSignalKey } from './store';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const TOPICS = ['database', 'gateway', 'route', 'environment'] as const;

async function openPortal() {
  const knex = await databases.init('SQLITE_3');
  await openPluginDatabase({ getClient: async () => knex });
  return knex;
}

it('calls a thing the same in all backends of a portal, and otherwise in another portal', async () => {
  const [knex, other] = [await openPortal(), await openPortal()];
  const [first, second, foreign] = await Promise.all(
    [knex, knex, other].map(async each => {
      const marks = new SignalMarks(await readSignalKey(each));
      return TOPICS.map(topic => marks.of(topic, 'orders'));
    }),
  );
  expect(second).toEqual(first);
  expect(new Set([...first, ...foreign]).size).toBe(2 * TOPICS.length);
});

it.each(TOPICS)('signals without the name of a %s', async topic => {
  const publish = jest.fn(async (_signal: object) => {});
  const marks = new SignalMarks('key');
  const announcer = new Announcer({
    marks,
    signals: { publish },
    events: mockServices.events.mock(),
    logger: mockServices.logger.mock(),
  });
  announcer.signal(topic, ['orders', 'billing']);
  const told = JSON.stringify(publish.mock.calls);
  expect(told).not.toMatch(/orders|billing/);
  expect(told).toContain(marks.of(topic, 'orders'));
});

it.each(['operation', 'incident'] as const)('calls an %s by its id', topic => {
  expect(new SignalMarks('key').of(topic, '7')).toBe('7');
});
