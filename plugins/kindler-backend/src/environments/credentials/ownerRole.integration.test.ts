import { waitFor } from '@kindler/lab';
import { useCredentials } from './__testUtils__/useCredentials';

jest.setTimeout(240_000);

const PATH = '/environments/old-shop';
const HOUR = { kind: 'temporary', ttl: 'PT1H' };

describe('the owner role of an environment that an older release made', () => {
  const stage = useCredentials('old-shop');
  const { asAdmin, connect } = stage;

  /** As it was when one role logged in and owned all. */
  const makeOld = async () => {
    await asAdmin(
      `REASSIGN OWNED BY "old-shop_owner" TO "old-shop";
       ALTER ROLE "old-shop" IN DATABASE "old-shop" RESET role;
       REVOKE "old-shop_owner" FROM "old-shop"`,
      'old-shop',
    );
    await asAdmin('DROP OWNED BY "old-shop_owner"', 'old-shop');
    await asAdmin('DROP ROLE "old-shop_owner"');
  };

  it('is shown as drift, and made by reconciling, under which all stays as it is used', async () => {
    await makeOld();
    await asAdmin(
      'DROP ROLE IF EXISTS old_shop_reader; CREATE ROLE old_shop_reader',
    );
    const { body: own } = await stage.kindler.post(`${PATH}/credentials`, {});
    const app = await connect(own);
    await app.query('CREATE TABLE kept (id int)');
    await app.query('CREATE SCHEMA "old-shop" CREATE TABLE mine (id int)');
    await app.query(
      'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO old_shop_reader',
    );
    const before = await stage.kindler.post(`${PATH}/credentials`, HOUR);
    expect(before.status).toBe(200);

    const { body: plan } = await stage.kindler.post(`${PATH}/reconcile`, {
      dryRun: true,
    });
    expect(plan).toMatchObject({
      observed: { state: 'running' },
      drift: [
        {
          subject: 'environment',
          observed: 'running',
          messageWording: { code: 'seen-not-split' },
        },
      ],
    });
    await waitFor(
      'the drift',
      async () => {
        const { body } = await stage.kindler.get(PATH);
        return body.item.drift.length > 0 && body.item.state === 'running'
          ? true
          : undefined;
      },
      { deadlineMs: 120_000 },
    );
    await stage.carryOut(() => stage.kindler.post(`${PATH}/reconcile`, {}));
    expect((await stage.kindler.get(PATH)).body.item.drift).toEqual([]);

    // What logged in before goes on, and what logs in again finds all and makes it for everybody.
    await app.query('SELECT * FROM kept');
    await app.end();
    const again = await connect(own);
    await again.query('SELECT * FROM kept, mine');
    await again.query('CREATE TABLE public.later (id int)');
    await again.end();
    const { body: temporary } = await stage.kindler.post(
      `${PATH}/credentials`,
      HOUR,
    );
    const guest = await connect(temporary);
    await guest.query('SELECT * FROM kept, mine, later');
    for (const power of [
      `ALTER ROLE "old-shop" PASSWORD 'mine'`,
      'SET ROLE "old-shop"',
    ]) {
      await expect(guest.query(power)).rejects.toThrow(/permission denied/);
    }
    await guest.end();
    expect(
      await asAdmin(
        `SELECT relname, pg_get_userbyid(relowner) AS owner,
                has_table_privilege('old_shop_reader', oid, 'SELECT') AS read
           FROM pg_class WHERE relname IN ('kept', 'mine', 'later') ORDER BY 1`,
        'old-shop',
      ),
    ).toEqual([
      { relname: 'kept', owner: 'old-shop_owner', read: false },
      { relname: 'later', owner: 'old-shop_owner', read: true },
      { relname: 'mine', owner: 'old-shop_owner', read: false },
    ]);

    await stage.carryOut(() => stage.kindler.remove(PATH));
    await asAdmin('DROP ROLE old_shop_reader');
    expect(
      await asAdmin(`SELECT FROM pg_roles WHERE rolname LIKE 'old-shop%'`),
    ).toEqual([]);
  });
});
