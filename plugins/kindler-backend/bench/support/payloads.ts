import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(__dirname, '../../src/evaluation/__fixtures__');

/** A captured payload, by its path below the fixtures of the evaluation. */
export function fixture(path: string): string {
  return readFileSync(join(FIXTURES, path), 'utf8');
}

/** Statistics of a gateway with as many servers as asked for. */
export function statsOf(servers: number): string {
  const lines = fixture('haproxy/01-healthy.haproxy-3.0.0.csv').split('\n');
  const row = lines.find(line => line.startsWith('primary,patroni2,'))!;
  const rows = Array.from({ length: servers }, (_, index) =>
    row.replace('patroni2', `server${index}`),
  );
  return `${[lines[0], ...rows].join('\n')}\n`;
}

/** Statistics of a gateway before some clusters, `db0` and so on, filled up with other servers. */
export function gatewayStats(clusters: number, servers: number): string {
  const rows = fixture('haproxy/01-healthy.haproxy-3.0.0.csv')
    .split('\n')
    .filter(line => line.startsWith('primary,'));
  const own = Array.from({ length: clusters }, (_, index) =>
    rows.map(row => row.replace('primary', `db${index}`)),
  ).flat();
  return statsOf(servers - 3 * clusters) + own.join('\n').concat('\n');
}
