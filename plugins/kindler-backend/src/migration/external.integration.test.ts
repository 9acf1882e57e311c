import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeAuthority,
  makeCertificate,
} from '../http/__testUtils__/makeCertificates';
import { TlsArchive } from '../postgres/tls/__testUtils__/TlsArchive';
import {
  OTHER_ROLE,
  ROLE,
  SHOP,
  useMigration,
} from './__testUtils__/useMigration';

jest.setTimeout(600_000);

/** Things of two owners, with code that refuses to run as a superuser. */
const CONTENT = `
  CREATE EXTENSION pg_trgm;
  CREATE ROLE ${OTHER_ROLE};
  CREATE SCHEMA wares AUTHORIZATION ${OTHER_ROLE};
  SET ROLE ${OTHER_ROLE};
  CREATE FUNCTION wares.allows(i int) RETURNS bool IMMUTABLE LANGUAGE plpgsql AS $$
    BEGIN RETURN i > 0 AND NOT (SELECT rolsuper FROM pg_roles
                                 WHERE rolname = current_user); END $$;
  CREATE TABLE wares.items (id serial PRIMARY KEY, n int CHECK (wares.allows(n)));
  INSERT INTO wares.items (n) VALUES (1), (2), (3);
  CREATE INDEX ON wares.items (n) WHERE wares.allows(1);
  CREATE MATERIALIZED VIEW wares.sums AS SELECT sum(n) FROM wares.items;
  ALTER TABLE wares.items ENABLE ROW LEVEL SECURITY;
  CREATE POLICY mine ON wares.items USING (wares.allows(n));
  GRANT USAGE ON SCHEMA wares TO ${ROLE};
  GRANT SELECT ON wares.items TO ${ROLE};
  ALTER DEFAULT PRIVILEGES IN SCHEMA wares GRANT SELECT ON TABLES TO ${ROLE};
  RESET ROLE;
  CREATE TABLE public.foreign_here (id int);
  ALTER TABLE public.foreign_here OWNER TO ${OTHER_ROLE};
  SELECT lo_from_bytea(77077, 'large');
  ALTER LARGE OBJECT 77077 OWNER TO ${ROLE}`;

const OWNERS = `
  SELECT c.oid::regclass::text AS name, pg_get_userbyid(relowner) AS owner,
         relacl::text AS rights
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
   WHERE nspname IN ('public', 'wares') AND relkind IN ('r', 'm', 'v', 'S')
     AND NOT EXISTS (SELECT FROM pg_depend d
                      WHERE d.objid = c.oid AND d.deptype = 'e')
  UNION ALL SELECT nspname, pg_get_userbyid(nspowner), nspacl::text
    FROM pg_namespace WHERE nspname = 'wares'
  UNION ALL SELECT proname, pg_get_userbyid(proowner), proacl::text
    FROM pg_proc WHERE proname = 'allows'
  UNION ALL SELECT 'large object', pg_get_userbyid(lomowner), lomacl::text
    FROM pg_largeobject_metadata
  UNION ALL SELECT 'default', pg_get_userbyid(defaclrole), defaclacl::text
    FROM pg_default_acl
  UNION ALL SELECT datname, pg_get_userbyid(datdba), 
            (SELECT string_agg(concat(grantee::regrole, privilege_type), ' ' ORDER BY 1)
               FROM aclexplode(datacl))
    FROM pg_database WHERE datname = current_database()
   ORDER BY 1`;

describe('a migration to a server where nobody is a superuser', () => {
  let tls: TlsArchive;
  let folder: string;
  const here = useMigration({
    content: CONTENT,
    administer: async lab => {
      folder = await mkdtemp(join(tmpdir(), 'kindler-external-'));
      const authority = await makeAuthority('external');
      const caFile = join(folder, 'authority.crt');
      await writeFile(caFile, authority.cert);
      tls = await TlsArchive.open(
        lab,
        authority,
        await makeCertificate(authority),
      );
      const role = tls.role('only');
      await tls.admin(`ALTER ROLE ${role.user} CREATEROLE CREATEDB`);
      return { ...role, tls: { mode: 'verify-full', caFile } };
    },
    dismiss: async () => {
      await tls?.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
  const { query, waiting, begin, leftBehind } = here;

  it('brings everything to its owners, and runs none of their code as anybody else', async () => {
    const id = await begin();
    const { steps } = await waiting(id, 'go');
    expect(steps[0].id).toBe('go');
    await here.kindler.post(`/operations/${id}/resume`);
    await waiting(id, 'confirm');
    const [source, target] = await Promise.all(
      (['orders', 'archive'] as const).map(side => query(side, SHOP, OWNERS)),
    );
    expect(source.length).toBeGreaterThan(8);
    expect(target).toEqual(source);
    expect(await query('archive', SHOP, 'SELECT sum FROM wares.sums')).toEqual([
      { sum: '6' },
    ]);
    expect(await leftBehind()).toEqual([]);
    await here.kindler.post(`/operations/${id}/resume`);
    const { status, result } = await here.kindler.ended(id);
    expect({ status, result }).toMatchObject({
      status: 'succeeded',
      result: { to: 'archive', compared: 6 },
    });
  });
});
