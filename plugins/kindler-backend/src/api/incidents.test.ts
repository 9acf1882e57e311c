import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { waitFor } from '@kindler/lab';
import { startKindler } from '../__testUtils__/startKindler';
import type { Scene } from '../incidents/__testUtils__/sceneOf';
import { Story } from '../incidents/__testUtils__/Story';
import { toColumns } from '../incidents/rows';

const WELL: Scene = { client: 'served', servedBy: 'a' };
const OUT: Scene = {
  verdict: 'critical',
  findings: ['critical clients-closed'],
  haproxy: [],
  client: 'closed',
};
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('incidents over the API', () => {
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    kindler = await startKindler(
      {
        kindler: {
          databases: [
            {
              name: 'orders',
              members: [{ name: 'a', address: '127.0.0.1:9' }],
            },
          ],
        },
      },
      [mockServices.database.factory({ knex, migrations: { skip: false } })],
    );
    const over = new Story().is(20, WELL).is(10, OUT).is(30, WELL).open;
    const open = new Story().is(20, WELL).is(10, OUT).open;
    for (const state of [over, open]) {
      await knex('incidents').insert({
        ...toColumns(state),
        writer: 'another',
        seen_at: Date.now(),
      });
    }
  });

  afterAll(() => kindler.stop());

  it('are listed, the newest first', async () => {
    const { status, body, headers } = await kindler.get('/incidents');
    expect(status).toBe(200);
    expect(headers.etag).toBeDefined();
    expect(body.items).toEqual([
      expect.objectContaining({ id: '2', outageOngoing: true }),
      expect.objectContaining({
        id: '1',
        database: 'orders',
        outageMs: 10_000,
        notifiedAt: [],
      }),
    ]);
    const ids = async (query: string) =>
      (await kindler.get(`/incidents?${query}`)).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids('open=true')).toEqual(['2']);
    expect(await ids('open=false&database=orders')).toEqual(['1']);
    expect(await ids('database=other')).toEqual([]);
    expect(await ids('limit=1&cursor=before-2')).toEqual(['1']);
  });

  it('are told with phases and lanes', async () => {
    const { status, body } = await kindler.get('/databases/orders/incidents/1');
    expect(status).toBe(200);
    expect(body.item).toMatchObject({
      title: { code: 'incident-clients-refused' },
      phases: expect.arrayContaining([
        expect.objectContaining({ kind: 'client', severity: 'critical' }),
      ]),
      lanes: expect.arrayContaining([
        expect.objectContaining({ kind: 'client', route: 'orders-rw' }),
      ]),
      actions: [],
    });
  });

  it('stand beside their cluster while they go on', async () => {
    const incident = await waitFor(
      'the incident to stand beside its cluster',
      async () => (await kindler.get('/databases/orders')).body.item.incident,
      { deadlineMs: 30_000 },
    );
    expect(incident).toMatchObject({ id: '2' });
    const { body } = await kindler.get('/databases');
    expect(body.items[0].incident).toEqual(incident);
  });

  it.each([
    ['/databases/orders/incidents/9', 404],
    ['/databases/other/incidents/1', 404],
    ['/databases/orders/incidents/x%00', 400],
    ['/incidents?open=perhaps', 400],
    ['/incidents?verbose=1', 400],
    ['/incidents?cursor=x', 400],
  ])('answers %s with %d', async (path, status) => {
    expect((await kindler.get(path)).status).toBe(status);
  });
});
