import { readFileSync, writeFileSync } from 'node:fs';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { SHOP, useBackups } from './__testUtils__/useBackups';

jest.setTimeout(600_000);

const REASON = 'a drill';

describe('backups of a real server', () => {
  const here = useBackups();
  const { place, logs, asSuperuser, listDatabases, list, newestOf } = here;

  it('dumps an environment, proves it by a restore, and leaves no trace of that', async () => {
    expect(await list(`?source=${SHOP}`)).toMatchObject({
      isConfigured: true,
      items: [],
      sources: [{ status: 'warning', notes: [{ code: 'backup-none' }] }],
    });
    const operation = await here.kindler.carryOut(() =>
      here.kindler.post('/backups', { environment: SHOP, reason: REASON }),
    );
    expect(operation).toMatchObject({
      status: 'succeeded',
      subject: { kind: 'backup', name: SHOP },
      result: { tables: 2, rows: 5002, verified: true },
    });
    const { items, sources } = await list(`?source=${SHOP}`);
    expect(items).toMatchObject([
      { state: 'verified', keyId: 'k1', tables: 2, rows: 5002 },
    ]);
    expect(sources).toMatchObject([{ status: 'ok', notes: [], count: 1 }]);
    const data = readFileSync(place.path(`${items[0].id}.backup`));
    expect(data.length).toBe(items[0].bytes);
    expect(data.includes('PGDMP')).toBe(false);
    const passwords = Object.values(here.lab.state.credentials)
      .map(each => (each as { password?: string }).password)
      .filter(password => password !== undefined);
    const told = place.arguments + logs.lines.join();
    expect(passwords.filter(password => told.includes(password))).toEqual([]);
    expect(place.files.filter(name => name.includes('.part'))).toEqual([]);
    expect((await listDatabases()).join()).not.toContain('kindler_scratch');
  });

  it('dumps the Kindler database', async () => {
    const operation = await here.kindler.carryOut(() =>
      here.kindler.post('/backups', { reason: REASON }),
    );
    expect(operation).toMatchObject({
      status: 'succeeded',
      subject: { name: 'kindler.database' },
    });
    expect(await list('?source=kindler.database')).toMatchObject({
      items: [{ state: 'verified' }],
      sources: [{ status: 'ok' }],
    });
  });

  it('restores into a new database, and never over one', async () => {
    const { id } = await newestOf(SHOP);
    const database = `${SHOP}-restored`;
    const restore = () =>
      here.kindler.post(`/backups/${id}/restore`, { database, reason: REASON });
    expect(await here.kindler.carryOut(restore)).toMatchObject({
      status: 'succeeded',
      result: { database, rows: 5002 },
    });
    const { rows } = await asSuperuser(database, client =>
      client.query(
        `SELECT count(*)::int, max(id), (SELECT count(*)::int FROM notes) AS seen,
              (SELECT tableowner FROM pg_tables WHERE tablename = 'Orders') AS owner,
              pg_has_role($1, current_database(), 'USAGE') AS used,
              (SELECT rolcanlogin FROM pg_roles WHERE rolname = current_database()) AS login,
              nextval('"Orders_id_seq"')::int AS next
         FROM "Orders"`,
        [SHOP],
      ),
    );
    expect(rows).toEqual([
      {
        count: 5000,
        max: 5000,
        seen: 5000,
        owner: database,
        used: true,
        login: false,
        next: 5001,
      },
    ]);
    const again = await restore();
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain(
      `'${database}' is there already`,
    );
    const bad = await here.kindler.post(`/backups/${id}/restore`, {
      database: 'Bad Name',
      reason: REASON,
    });
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toContain('database');
    await asSuperuser('postgres', async client => {
      await client.query(`DROP DATABASE "${database}"`);
      await client.query(`DROP ROLE "${database}"`);
    });
  });

  it('refuses a backup of which one bit changed, and says so', async () => {
    const { id } = await newestOf(SHOP);
    const file = place.path(`${id}.backup`);
    const data = readFileSync(file);
    const changed = Buffer.from(data);
    changed[changed.length >> 1] ^= 1;
    writeFileSync(file, changed);
    const restore = () =>
      here.kindler.post(`/backups/${id}/restore`, {
        database: 'never',
        reason: REASON,
      });
    expect(await here.kindler.carryOut(restore)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('not as it was written'),
    });
    writeFileSync(file, data.subarray(0, -7));
    expect(await newestOf(SHOP)).toMatchObject({ state: 'missing' });
    expect((await restore()).status).toBe(409);
    writeFileSync(file, data);
    const databases = (await listDatabases()).join();
    expect(databases).not.toMatch(/never|kindler_scratch/);
  });

  async function runFailing(program: string) {
    place.tell(program, 'fail');
    const operation = await here.kindler.carryOut(() =>
      here.kindler.post('/backups', { environment: SHOP, reason: REASON }),
    );
    place.tell(program, 'fail', false);
    return operation;
  }

  it('keeps nothing when pg_dump fails after it wrote everything', async () => {
    const before = place.files;
    const { status, error } = await runFailing('pg_dump');
    expect(status).toBe('failed');
    expect(error).toMatch(/out of luck.*No backup was made/);
    expect(place.files).toEqual(before);
  });

  it('keeps a dump that could not be restored, says so, and verifies it when retried', async () => {
    const { id, status, error } = await runFailing('pg_restore');
    expect(status).toBe('failed');
    expect(error).toMatch(/out of luck.*stays and says that it is not/);
    expect((await listDatabases()).join()).not.toContain('kindler_scratch');
    expect(await list(`?source=${SHOP}`)).toMatchObject({
      items: [{ state: 'failed' }, { state: 'verified' }],
      sources: [
        { status: 'warning', notes: [{ code: 'backup-unrestorable' }] },
      ],
    });
    const retry = await here.kindler.post(`/operations/${id}/retry`);
    expect(retry.status).toBe(202);
    expect((await here.kindler.ended(id)).status).toBe('succeeded');
    expect(await newestOf(SHOP)).toMatchObject({ state: 'verified' });
  });

  it('ends well after kill -9, while it is dumped and while it is restored', async () => {
    const before = await list(`?source=kindler.database`);
    const backend = await BackendProcess.create(
      here.lab,
      here.config().kindler,
    );
    try {
      place.tell('pg_dump', 'hold');
      await backend.start();
      const { id } = await backend.taken('/backups', { reason: REASON });
      await place.standing('pg_dump');
      place.tell('pg_restore', 'hold');
      await backend.kill();
      place.tell('pg_dump', 'hold', false);
      await backend.start();
      await place.standing('pg_restore');
      await backend.kill();
      place.tell('pg_restore', 'hold', false);
      await backend.start();
      expect(await backend.ended(id)).toMatchObject({
        status: 'succeeded',
        result: { verified: true },
      });
    } finally {
      backend.remove();
    }
    const { items } = await list(`?source=kindler.database`);
    expect(items.length).toBe(before.items.length + 1);
    expect(items[0].state).toBe('verified');
    expect(place.files.filter(name => name.includes('.part'))).toEqual([]);
    expect((await listDatabases()).join()).not.toContain('kindler_scratch');
  });

  it('runs code of a dump by a role that can do nothing else', async () => {
    await asSuperuser(SHOP, async client => {
      await client.query(`SET SESSION AUTHORIZATION "${SHOP}"`);
      await client.query(
        `CREATE FUNCTION told() RETURNS boolean LANGUAGE plpgsql AS $$
           BEGIN
             RESET ROLE;
             IF (SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user)
             THEN RAISE 'restored by %', current_user; END IF;
             RETURN true;
           END $$;
         CREATE TABLE who_restores (name text CHECK (told()));
         INSERT INTO who_restores VALUES ('someone');
         RESET SESSION AUTHORIZATION;
         CREATE SCHEMA first;
         CREATE FUNCTION first.pg_encoding_to_char(integer) RETURNS name LANGUAGE plpgsql
           AS $$ BEGIN RAISE 'called by %', current_user; END $$;
         ALTER DATABASE "${SHOP}" SET search_path = first, pg_catalog`,
      );
    });
    const operation = await here.kindler.carryOut(() =>
      here.kindler.post('/backups', { environment: SHOP, reason: REASON }),
    );
    expect(operation).toMatchObject({ status: 'succeeded' });
    await asSuperuser(SHOP, client =>
      client.query(
        `ALTER DATABASE "${SHOP}" RESET search_path;
         DROP TABLE public.who_restores; DROP FUNCTION public.told;
         DROP SCHEMA first CASCADE`,
      ),
    );
  });
});
