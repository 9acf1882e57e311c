import { mockCredentials } from '@backstage/backend-test-utils';
import { waitFor } from '@kindler/lab';
import { useCredentials } from './__testUtils__/useCredentials';

jest.setTimeout(240_000);

const PATH = '/environments/shop/credentials';
const HOUR = { kind: 'temporary', ttl: 'PT1H' };

describe('temporary credentials on a real cluster', () => {
  const stage = useCredentials('shop');
  const { connect, asAdmin } = stage;
  const list = async () => (await stage.kindler.get(PATH)).body.items;
  const issue = async (more: object = {}) => {
    const { status, body } = await stage.kindler.post(PATH, {
      ...HOUR,
      ...more,
    });
    expect([status, body.error]).toEqual([200, undefined]);
    return body;
  };
  const revoke = (id: string, environment = 'shop') =>
    stage.kindler.remove(`/environments/${environment}/credentials/${id}`);

  it('let somebody in for a time, under whose end what they made stays', async () => {
    const issued = await issue({ reason: 'a migration' });
    expect(issued).toMatchObject({
      environment: 'shop',
      database: 'shop',
      id: issued.user,
      user: expect.stringMatching(/^kindler_tmp_[0-9a-f]{20}$/),
    });
    const client = await connect(issued);
    const { rows } = await client.query(
      'SELECT current_user, session_user, now() AS now',
    );
    expect(rows[0]).toMatchObject({
      current_user: 'shop_owner',
      session_user: issued.user,
    });
    const left = Date.parse(issued.validUntil) - rows[0].now.getTime();
    expect(left).toBeGreaterThan(3_000_000);
    expect(left).toBeLessThanOrEqual(3_600_000);
    await client.query('CREATE TABLE as_shop (id int)');
    await client.query('SET ROLE NONE');
    await client.query('CREATE SCHEMA own CREATE TABLE as_itself (id int)');
    await client.query(
      `CREATE FUNCTION own.one() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    );
    for (const power of [
      `ALTER ROLE ${issued.user} VALID UNTIL 'infinity'`,
      `ALTER ROLE ${issued.user} SUPERUSER`,
      'CREATE ROLE another',
      'CREATE DATABASE another',
    ]) {
      await expect(client.query(power)).rejects.toThrow(
        /permission denied|must (be|have)|Only roles/,
      );
    }

    expect(await list()).toEqual([
      {
        id: issued.user,
        state: 'valid',
        validUntil: expect.any(String),
        sessions: 1,
        lastActiveAt: expect.any(String),
        requester: 'user:default/mock',
        reason: 'a migration',
        issuedAt: expect.any(String),
      },
    ]);
    const { status, body } = await revoke(issued.user);
    expect([status, body]).toMatchObject([200, { dropped: true }]);
    await expect(client.query('SELECT 1')).rejects.toThrow();
    await expect(connect(issued)).rejects.toThrow(/password/);
    expect(await list()).toEqual([]);
    expect((await revoke(issued.user)).status).toBe(404);
    expect(
      await asAdmin(
        `SELECT relname, pg_get_userbyid(relowner) AS owner FROM pg_class
          WHERE relname LIKE 'as_%' ORDER BY relname`,
        'shop',
      ),
    ).toEqual([
      { relname: 'as_itself', owner: 'shop_owner' },
      { relname: 'as_shop', owner: 'shop_owner' },
    ]);
  });

  it('leave their password nowhere, and their powers to nobody', async () => {
    const issued = await issue();
    await (await connect(issued)).end();
    await revoke(issued.user);
    expect(await stage.findWritten(issued.user)).toEqual(
      expect.arrayContaining(['rows', 'events', 'lab']),
    );
    expect(await stage.findWritten(issued.password)).toEqual([]);
    for (const power of ['SUPERUSER', 'REPLICATION']) {
      await asAdmin(`ALTER ROLE shop_owner ${power}`);
      const { status, body } = await stage.kindler.post(PATH, HOUR);
      await asAdmin(`ALTER ROLE shop_owner NO${power}`);
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining(power),
      ]);
    }
    expect(await list()).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [{ ...HOUR, ttl: 'PT0S' }, /ttl 'PT0S'/],
    [{ ...HOUR, ttl: 'PT59S' }, /ttl 'PT59S'/],
    [{ ...HOUR, ttl: '-PT1H' }, /ttl '-PT1H'/],
    [{ ...HOUR, ttl: '1h' }, /ttl '1h'/],
    [{ ...HOUR, ttl: '' }, /ttl/],
    [{ ...HOUR, ttl: `P${'9'.repeat(38)}D` }, /ttl/],
    [{ ...HOUR, ttl: 'PT24H1S' }, /longer than 'P1D'.*maxTtl/],
    [{ ...HOUR, ttl: 5 }, /ttl must be string/],
    [{ ttl: 'PT1H' }, /ttl is for temporary/],
    [{ kind: 'for-ever' }, /kind/],
    [{ ...HOUR, reason: 'x\u0000' }, /reason/],
    [{ ...HOUR, role: 'postgres' }, /role is an unknown field/],
  ])('refuse %j with a 400 that names the field', async (body, message) => {
    const answer = await stage.kindler.post(PATH, body);
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringMatching(message),
    ]);
  });

  it('are revoked under no other name and for no other environment', async () => {
    const { user } = await issue();
    await asAdmin(`CREATE ROLE kindler_tmp_00000000000000000000`);
    try {
      for (const id of [
        'shop',
        'postgres',
        'kindler_tmp_00000000000000000000',
        user.toUpperCase(),
        encodeURIComponent(`${user}"; DROP ROLE shop; --`),
        '%25',
      ]) {
        expect((await revoke(id)).status).toBe(404);
      }
      expect((await revoke(user, 'none-such')).status).toBe(404);
      expect(await list()).toHaveLength(1);
    } finally {
      await asAdmin('DROP ROLE kindler_tmp_00000000000000000000');
      await revoke(user);
    }
  });

  it('are given to a service under its own name', async () => {
    const header = mockCredentials.service.header();
    const { body } = await stage.kindler
      .post(PATH, HOUR)
      .set('Authorization', header);
    expect(await list()).toEqual([
      expect.objectContaining({
        id: body.user,
        requester: 'external:test-service',
      }),
    ]);
    await revoke(body.user);
  });

  it('end when they are over, a hundred at a time, and nothing else does', async () => {
    const issued = await Promise.all(
      Array.from({ length: 100 }, () => issue()),
    );
    expect(new Set(issued.map(({ user }) => user)).size).toBe(100);
    const [kept, ...over] = issued.map(({ user }) => user as string);
    const open = await connect(issued[1]);
    await asAdmin(
      over.map(id => `ALTER ROLE ${id} VALID UNTIL '2020-01-01'`).join('; '),
    );
    // One was dropped by hand, and of another the backend was killed when it had only shut it out.
    await asAdmin(`DROP ROLE ${over.pop()}`);
    await asAdmin(`ALTER ROLE ${over[1]} NOLOGIN VALID UNTIL 'infinity'`);
    await asAdmin(
      `CREATE ROLE kindler_tmp_0000000000000000000a VALID UNTIL '2020-01-01';
       CREATE ROLE looks_like_one VALID UNTIL '2020-01-01';
       COMMENT ON ROLE looks_like_one IS 'kindler temporary credentials of environment shop'`,
    );
    try {
      expect((await list())[0]).toMatchObject({ state: 'ending' });
      await stage.sweep();
      await expect(open.query('SELECT 1')).rejects.toThrow();
      expect((await list()).map(({ id }: { id: string }) => id)).toEqual([
        kept,
      ]);
      expect(
        await asAdmin(
          `SELECT count(*)::int FROM pg_roles
            WHERE rolname IN ('kindler_tmp_0000000000000000000a', 'looks_like_one')`,
        ),
      ).toEqual([{ count: 2 }]);
      expect(stage.audited('environment-credential-expire')).toHaveLength(98);
    } finally {
      await asAdmin(
        'DROP ROLE kindler_tmp_0000000000000000000a; DROP ROLE looks_like_one',
      );
      await revoke(kept);
    }
  });

  it('end with their environment, and when it is stopped', async () => {
    const name = `a${'-'.repeat(61)}z`;
    const environment = `/environments/${name}`;
    const path = `${environment}/credentials`;
    await stage.create(name);
    const one = await stage.kindler.post(path, HOUR);
    expect(one.status).toBe(200);
    const client = await connect(one.body);
    await client.query('SET ROLE NONE; CREATE TABLE own (id int)');
    await stage.carryOut(() => stage.kindler.post(`${environment}/stop`));
    await expect(client.query('SELECT 1')).rejects.toThrow();
    expect((await stage.kindler.get(path)).body.items).toEqual([]);
    expect((await stage.kindler.post(path, HOUR)).status).toBe(409);
    await stage.carryOut(() => stage.kindler.post(`${environment}/start`));
    const other = await stage.kindler.post(path, HOUR);
    await stage.carryOut(() => stage.kindler.remove(environment));
    await expect(connect(other.body)).rejects.toThrow();
    expect(
      await asAdmin("SELECT FROM pg_roles WHERE rolname LIKE 'kindler_tmp_%'"),
    ).toEqual([]);
  });

  it('name a server that is read-only, and wait for one that is away', async () => {
    await expect(stage.issueOnReplica()).rejects.toThrow(
      /'orders-ro' leads to a server that is read-only/,
    );
    const { user } = await issue();
    await asAdmin(`ALTER ROLE ${user} VALID UNTIL '2020-01-01'`);
    await stage.lab.stopHaproxy();
    try {
      await stage.sweep();
      await stage.sweep();
      expect(stage.said(/cannot be dropped/)).toHaveLength(1);
    } finally {
      await stage.lab.startHaproxy();
    }
    await stage.lab.waitHealthy();
    await stage.sweep();
    expect(stage.said(/can be dropped again/)).toHaveLength(1);
    expect(await waitFor('the list', list, { deadlineMs: 60_000 })).toEqual([]);
  });
});
