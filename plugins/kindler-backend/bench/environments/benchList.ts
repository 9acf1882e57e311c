/* eslint-disable no-console */
import { EnvironmentPages } from '../../src/environments';
import { median, timeOf } from '../support/median';
import type { Stage } from '../support/openStage';

const MANY = 10_000;
const ROUNDS = 60;
const WARM_UP = 10;
const FILTERS = [
  {},
  { provider: 'k3d', state: 'running' as const },
  { q: 'shop-77', owner: 'group:default/team-7' },
];

export async function fill({ metadata }: Stage): Promise<void> {
  await metadata.query(
    `INSERT INTO clusters (name, provider, title, owner, actual_state, observed, observed_at, observe_after)
     SELECT 'bench-' || i, (ARRAY['k3d', 'kind', 'namespace'])[1 + i % 3],
            'Shop-' || i, 'group:default/team-' || i % 50, 'running',
            '{"state": "running", "source": "bench", "registrations": []}', now(),
            now() + interval '1 day'
       FROM generate_series(1, $1) AS i`,
    [MANY],
  );
  await metadata.query('ANALYZE clusters');
}

export async function empty({ metadata }: Stage): Promise<void> {
  await metadata.query("DELETE FROM clusters WHERE name LIKE 'bench-%'");
}

/** A page of the list beside what it cannot do without: a route that checks who asks, and the same statements. */
export async function benchList(stage: Stage): Promise<void> {
  for (const filter of FILTERS) {
    const query = new URLSearchParams(filter as Record<string, string>);
    const statements = await statementsOf(stage, filter);
    const times = { list: [], route: [], select: [] } as Record<
      string,
      number[]
    >;
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const took = {
        route: await timeOf(() => stage.call('GET', '/empty/')),
        select: await timeOf(() =>
          Promise.all(
            statements.map(({ sql, params }) =>
              stage.metadata.query(sql, params),
            ),
          ),
        ),
        list: await timeOf(() =>
          stage.call('GET', `/kindler/v1/environments?${query}`),
        ),
      };
      if (round >= WARM_UP) {
        Object.entries(took).forEach(([what, ms]) => times[what].push(ms));
      }
    }
    const [list, route, select] = ['list', 'route', 'select'].map(what =>
      median(times[what]),
    );
    console.log(
      `GET /environments?${query} of ${MANY}: ${list.toFixed(2)} ms; ` +
        `empty route ${route.toFixed(
          2,
        )} ms and the same statements ${select.toFixed(2)} ms; ` +
        `${(list / (route + select)).toFixed(2)} times their sum`,
    );
  }
}

async function statementsOf({ metadata }: Stage, filter: object) {
  const statements: Array<{ sql: string; params: unknown[] }> = [];
  const query = async (sql: string, params: readonly unknown[] = []) => {
    statements.push({ sql, params: [...params] });
    return (await metadata.query(sql, [...params])).rows;
  };
  const pages = new EnvironmentPages({
    database: {
      fault: undefined,
      query: query as never,
      transaction: async () => {
        throw new Error('A page needs no transaction');
      },
    },
    connectionsOf: () => [],
  });
  await pages.read(filter);
  return statements;
}
