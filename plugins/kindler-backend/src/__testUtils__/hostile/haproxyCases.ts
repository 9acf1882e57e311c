import { parseHostFiles } from '../../haproxy/hosts/hostTexts';
import type { GatewayReading } from '../../model/haproxy/GatewayReading';
import { parseInfo } from '../../haproxy/parsing/parseInfo';
import { readHeldSessions } from '../../model/haproxy/readHeldSessions';
import { parseProcesses } from '../../haproxy/parsing/parseProcesses';
import { type GatewayStats } from '../../model/haproxy/GatewayStats';
import { parseStats } from '../../haproxy/parsing/parseStats';
import { StatsIndex } from '../../evaluation/facts/StatsIndex';
import { parseConfiguration } from '../../haproxy/parsing/parseConfiguration';
import { parseSessions } from '../../haproxy/parsing/parseSessions';
import { parseServersState } from '../../haproxy/parsing/parseServersState';
import { toProcesses } from '../../evaluation/views/toProcesses';
import { many, repeated, type HostileCase } from './HostileCase';

const COLUMNS = [
  ...['pxname', 'svname', 'qcur', 'qmax', 'scur', 'smax', 'slim', 'stot'],
  ...['bin', 'bout', 'status', 'weight', 'act', 'bck', 'chkfail', 'chkdown'],
  ...['lastchg', 'downtime', 'pid', 'type', 'check_status', 'check_code'],
  ...['check_duration', 'last_chk', 'agent_status', 'check_fall', 'addr'],
  ...['mode', '-'],
];
export const STATS_HEAD = `# ${COLUMNS.join(',')},\n`;
export const PROCESSES_HEAD =
  '#<PID> <type> <reloads> <uptime> <version>\n1 master 0 0d00h00m01s 2.6\n';
export const STATE_HEAD =
  '1\n# be_name srv_name srv_addr srv_op_state srv_admin_state srv_port\n';

/** One row of statistics. */
export function row(values: Record<string, string | number>): string {
  const cells = COLUMNS.slice(0, -1).map(column => values[column] ?? '');
  return `${cells.join(',')},-,\n`;
}

/** A server that is up. */
export function serverRow(
  proxy: string,
  server: string,
  more: Record<string, string | number> = {},
): string {
  const well = { status: 'UP', type: 2, weight: 1, act: 1, scur: 1 };
  return row({ pxname: proxy, svname: server, mode: 'tcp', ...well, ...more });
}

export function statsOf(rows: string[]): GatewayStats {
  return parseStats(STATS_HEAD + rows.join(''));
}

/** Old processes that hold sessions on servers of a proxy. */
export function oldProcesses(
  size: number,
): NonNullable<NonNullable<GatewayReading['processes']>['value']> {
  return many(size, index => ({
    pid: index + 2,
    kind: 'old' as const,
    uptime: index,
    held: {
      sessions: 1,
      servers: [
        { proxy: 'px', server: `m${index}`, address: 'a:1', sessions: 1 },
      ],
    },
  }));
}

const parsing = (
  name: string,
  textOf: (size: number) => string,
  size = 100,
): HostileCase => ({
  name: `parseStats: ${name}`,
  size,
  make: n => {
    const text = STATS_HEAD + textOf(n);
    return () => parseStats(text);
  },
});

export const haproxyCases: HostileCase[] = [
  parsing('servers of one proxy', n =>
    many(n, index => serverRow('px', `s${index}`)).join(''),
  ),
  parsing('proxies', n =>
    many(n, index => serverRow(`px${index}`, 's')).join(''),
  ),
  parsing('quoted cells', n =>
    many(n, index =>
      serverRow('px', `"s${index}"`, { last_chk: '"a ""b"", c"' }),
    ).join(''),
  ),
  parsing('one quotation mark at the end', n =>
    many(n, index => serverRow('px', `s${index}`))
      .concat('"\n')
      .join(''),
  ),
  parsing('quotation marks that are not closed', n =>
    many(n, () => 'a,"b\n').join(''),
  ),
  parsing('rows that are too short', n => repeated('a\n', 50 * n)),
  parsing('commas', n => repeated(',', 100 * n)),
  parsing('empty rows', n => repeated('\n', 100 * n)),
  parsing('one long row', n => `${repeated('a,', 100 * n)}\n`),
  parsing('addresses of listeners', n =>
    many(n, () =>
      row({ pxname: 'px', svname: 's', status: 'OPEN', type: 3, addr: 'a:1' }),
    ).join(''),
  ),
  {
    name: 'parseStats: columns',
    size: 1000,
    make: n => {
      const text = `# pxname,svname,${repeated(
        'a,',
        2 * n,
      )}status,type\n${repeated('a,', n)}\n`;
      return () => parseStats(text);
    },
  },
  {
    name: 'parseInfo: lines',
    size: 500,
    make: n => {
      const text = many(n, index => `k${index}: v\n`).join('');
      return () => parseInfo(text);
    },
  },
  {
    name: 'parseProcesses: old workers',
    size: 500,
    make: n => {
      const rows = many(n, pid => `${pid} worker 1 0d00h00m01s 2.6\n`);
      const text = `${PROCESSES_HEAD}# old workers\n${rows.join('')}\n`;
      return () => toProcesses(parseProcesses(text), true, undefined);
    },
  },
  {
    name: 'parseConfiguration: servers and what they have in common',
    size: 500,
    make: n => {
      const lines = many(
        n,
        at =>
          `  default-server weight ${at} inter 1s\n  server s${at} a:1 check\n`,
      );
      const text = `listen a\n${lines.join('')}`;
      return () => parseConfiguration(text);
    },
  },
  {
    name: 'parseSessions: sessions',
    size: 500,
    make: n => {
      const text = many(
        n,
        at => `0x${at}: proto=tcpv4 src=10.0.0.1:${at} fe=a be=a srv=b\n`,
      ).join('');
      return () => parseSessions(text);
    },
  },
  {
    name: 'parseServersState: servers',
    size: 500,
    make: n => {
      const rows = many(n, index => `px s${index} 127.0.0.1 2 0 5432\n`);
      const text = `${STATE_HEAD}${rows.join('')}\n`;
      return () => parseServersState(text);
    },
  },
  {
    name: 'parseServersState: columns and servers',
    size: 200,
    make: n => {
      const columns = many(n, index => ` c${index}`).join('');
      const rows = many(n, index => `px s${index} a 2 0 1\n`).join('');
      const text = `${STATE_HEAD.trimEnd()}${columns}\n${rows}\n`;
      return () => parseServersState(text);
    },
  },
  {
    name: 'parseHostFiles: servers and hosts',
    size: 500,
    make: n => {
      const map = many(n, index => `h${index}.test s${index}\n`).join('');
      const servers = many(
        n,
        index => `  server s${index} 10.0.0.1:80 check\n`,
      );
      return () => parseHostFiles(map, servers.join(''));
    },
  },
  {
    name: 'parseHostFiles: an address without an end',
    size: 500,
    make: n => {
      const text = `  server s ${repeated('1:', n)}\n`;
      return () => parseHostFiles(text, text);
    },
  },
  {
    name: 'readHeldSessions: servers',
    size: 500,
    make: n => {
      const stats = statsOf(many(n, index => serverRow('px', `s${index}`)));
      return () => readHeldSessions(stats);
    },
  },
  {
    name: 'StatsIndex: servers that track each other',
    size: 200,
    make: n => {
      const rows = many(n, index =>
        serverRow('px', `s${index}`, {
          status: `MAINT (via px/s${index + 1})`,
        }),
      );
      return () => {
        const index = StatsIndex.of(statsOf(rows));
        return many(n, at =>
          index.causeOf({ kind: 'maint', by: 'via', server: `px/s${at}` }),
        );
      };
    },
  },
];
