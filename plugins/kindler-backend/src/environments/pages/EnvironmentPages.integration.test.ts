import type { JsonObject } from '@backstage/types';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import {
  kindlerEnvironmentRules,
  type KindlerSelection,
} from '@kindler/backstage-plugin-kindler-node';
import { OldDatabases } from '../../postgres/migrations/__testUtils__/OldDatabases';
import { openTables } from '../__testUtils__/openTables';
import { EnvironmentPages } from './EnvironmentPages';

jest.setTimeout(180_000);

/** Rows of all states that there are, with owners in all spellings. */
const ROWS = `
  INSERT INTO clusters (name, provider, title, owner, details, actual_state,
                        operation_id, observed, imported, import_notes)
  SELECT 'e-' || lpad(i::text, 3, '0'),
         CASE WHEN i % 19 = 0 THEN 'k3d-'
              WHEN i % 23 = 0 THEN repeat('k', 64)
              ELSE (ARRAY['k3d', 'database', 'K3D!', 'kind'])[1 + i % 4] END,
         CASE WHEN i % 5 = 0 THEN 'Shop 100%_' || i END,
         (ARRAY['team', 'group:default/team', 'Group:Team', 'default/team',
                'user:ann', 'group:other/team', NULL, 'not a ref'])[1 + i % 8],
         CASE WHEN i % 4 = 1 THEN '{"route": "Platform-rw", "database": "d"}'
              ELSE '{}' END::jsonb,
         (ARRAY['unknown', 'creating', 'running', 'stopped', 'failed',
                'deleting'])[1 + i % 6],
         CASE WHEN i % 7 = 0 THEN 'op' END,
         (ARRAY[NULL, '{}', '{"state": "running"}', '{"state": "stopped"}',
                '{"state": "absent"}', '{"state": "unknown"}'])[1 + i % 11 % 6]::jsonb,
         true,
         CASE WHEN i % 13 = 0
              THEN '[{"code": "import-provider", "params": {}, "text": ""}]'
              ELSE '[]' END::jsonb
    FROM generate_series(1, 400) AS i`;

type Test = ((environment: Environment) => boolean) & {
  selects?: KindlerSelection;
};
const { isOwner, hasName, hasProvider } = kindlerEnvironmentRules;
const owned = isOwner.toQuery({
  claims: ['group:default/team', 'user:default/ann', 'not a ref'],
}) as Test;
const named = hasName.toQuery({ names: ['e-001', 'e-008', 'x'] }) as Test;
const provided = hasProvider.toQuery({ providers: ['k3d', 'unknown'] }) as Test;
const no = hasName.toQuery({ names: [] }) as Test;

const all = (tests: Test[]): Test =>
  Object.assign((each: Environment) => tests.every(test => test(each)), {
    selects: { allOf: tests.map(({ selects }) => selects!) },
  });
const any = (tests: Test[]): Test =>
  Object.assign((each: Environment) => tests.some(test => test(each)), {
    selects: { anyOf: tests.map(({ selects }) => selects!) },
  });
const not = (test: Test): Test =>
  Object.assign((each: Environment) => !test(each), {
    selects: { not: test.selects! },
  });

describe('pages of environments', () => {
  let old: OldDatabases;

  beforeAll(async () => {
    old = await OldDatabases.open();
  });

  afterAll(async () => {
    await old?.close();
  });

  it('hold and count what matches and may be seen, as each environment says of itself', async () => {
    await old.takeOver('', async (database, client) => {
      await client.query(ROWS);
      const everything = await openTables(database).table.list();
      expect(everything).toHaveLength(400);
      const pages = new EnvironmentPages({ database, connectionsOf: () => [] });
      const has = (q: string) => (each: Environment) => {
        const { route, database: reached } = each.details as JsonObject;
        return [each.name, each.title, each.state, each.provider, each.owner]
          .concat([route, reached] as string[])
          .some(text => text?.toLowerCase().includes(q.trim().toLowerCase()));
      };
      const cases: Array<
        [object, Test | undefined, (each: Environment) => boolean]
      > = [
        [{}, undefined, () => true],
        ...[
          'unknown',
          'creating',
          'changing',
          'running',
          'stopped',
          'failed',
          'deleting',
        ].map((state): [object, undefined, (each: Environment) => boolean] => [
          { state },
          undefined,
          each => each.state === state,
        ]),
        [
          { provider: 'unknown' },
          undefined,
          each => each.provider === 'unknown',
        ],
        [
          { owner: 'Group:Team' },
          undefined,
          each => each.owner === 'Group:Team',
        ],
        [{ q: ' SHOP 100%_1' }, undefined, has(' SHOP 100%_1')],
        [{ q: 'platform' }, undefined, has('platform')],
        [
          { q: 'team', state: 'running' },
          owned,
          each => has('team')(each) && each.state === 'running',
        ],
        ...[
          owned,
          named,
          provided,
          no,
          not(owned),
          not(no),
          all([owned, not(provided)]),
          any([named, all([owned, provided])]),
        ].map((test): [object, Test, (each: Environment) => boolean] => [
          {},
          test,
          () => true,
        ]),
      ];
      for (const [filter, test, matches] of cases) {
        const expected = everything
          .filter(each => matches(each) && (test?.(each) ?? true))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
        const found: Environment[] = [];
        let cursor: string | undefined;
        do {
          const page = await pages.read(
            { ...filter, limit: 150, cursor },
            test?.selects,
          );
          found.push(...page.items);
          expect(page.summary.total).toBe(expected.length);
          cursor = page.nextCursor;
        } while (cursor);
        expect(found).toEqual(expected);
        const states: Record<string, number> = {};
        expected.forEach(({ state }) => {
          states[state] = (states[state] ?? 0) + 1;
        });
        const { summary } = await pages.read(
          { ...filter, limit: 1 },
          test?.selects,
        );
        expect(summary.states).toEqual(states);
      }
      for (const cursor of [
        'x',
        Buffer.from('["worst","a"]').toString('base64url'),
        Buffer.from('["name","a\\u0000"]').toString('base64url'),
        Buffer.from('["name","\\ud800"]').toString('base64url'),
      ]) {
        await expect(pages.read({ cursor })).rejects.toThrow('cursor');
      }
    });
  });
});
