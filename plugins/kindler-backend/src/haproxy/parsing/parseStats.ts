import { word } from '@kindler/backstage-plugin-kindler-common';
import type { GatewayProxy } from '@kindler/backstage-plugin-kindler-common';
import type {
  GatewayStats,
  StatsServer,
} from '../../model/haproxy/GatewayStats';
import { SourceError } from '../../model/fault';
import { readHeader, type StatsColumns } from './StatsColumns';
import { chooseBackups } from './chooseBackups';
import { CsvRows } from './CsvRows';
import {
  readCondition,
  takesConnections,
} from '../../model/haproxy/ServerCondition';

const MOST_WARNINGS = 20;

/**
 * Reads HAProxy's statistics as CSV, by header name, of HAProxy 2.0 and later. Columns after `-` belong to modules
 * and are left alone. Rows that cannot be read become warnings; what is no statistics at all is a parse fault.
 */
export function parseStats(text: string): GatewayStats {
  if (/^\s*</.test(text)) {
    throw new SourceError('parse', word('fault-html', {}));
  }
  if (!text.startsWith('# pxname,svname,')) {
    throw new SourceError('parse', word('fault-not-statistics', {}));
  }
  if (!text.endsWith('\n')) {
    throw new SourceError('parse', word('fault-cut-off', {}));
  }
  const columns = readHeader(text);
  const rows = new CsvRows(text, columns.bodyStart, columns.width);
  const proxies = new Map<string, GatewayProxy>();
  const warnings: string[] = [];
  let skipped = 0;
  let pid: string | undefined;
  while (rows.next()) {
    const problem = rowProblem(rows, columns);
    if (problem) {
      skipped += 1;
      if (skipped <= MOST_WARNINGS) {
        warnings.push(`Row ${rows.number}: ${problem}`);
      }
      continue;
    }
    pid ??= rows.text(columns.pid);
    addRow(proxies, rows, columns);
  }
  if (skipped > MOST_WARNINGS) {
    warnings.push(`${skipped - MOST_WARNINGS} more rows could not be read.`);
  }
  for (const proxy of proxies.values()) {
    chooseBackups(proxy);
  }
  return { proxies: [...proxies.values()], warnings, pid };
}

function rowProblem(rows: CsvRows, columns: StatsColumns) {
  if (rows.broken) {
    return rows.broken;
  }
  if (!rows.text(columns.pxname) || !rows.text(columns.svname)) {
    return 'the name of the proxy or server is empty.';
  }
  if (!rows.text(columns.status)) {
    return 'the status is empty.';
  }
  const type = rows.text(columns.type);
  if (type === undefined || !/^[0-3]$/.test(type)) {
    return 'the type of the object is unknown.';
  }
  return undefined;
}

function addRow(
  proxies: Map<string, GatewayProxy>,
  rows: CsvRows,
  columns: StatsColumns,
) {
  const name = rows.text(columns.pxname)!;
  let proxy = proxies.get(name);
  if (!proxy) {
    proxy = { name, mode: rows.text(columns.mode), servers: [] };
    proxies.set(name, proxy);
  }
  const status = rows.text(columns.status)!;
  const type = rows.text(columns.type);
  if (type === '0') {
    proxy.frontend = {
      status,
      sessions: rows.count(columns.scur),
      sessionLimit: rows.count(columns.slim),
      sessionsTotal: rows.count(columns.stot),
    };
  } else if (type === '1') {
    proxy.backend = {
      status,
      sessions: rows.count(columns.scur),
      sessionsTotal: rows.count(columns.stot),
      activeServers: rows.count(columns.act),
      weight: rows.count(columns.weight),
      queue: rows.count(columns.qcur),
    };
  } else if (type === '3') {
    const address = rows.text(columns.addr);
    proxy.listeners ??= [];
    proxy.listeners.push(...(address ? [address] : []));
  } else {
    proxy.servers.push(readServer(rows, columns, status));
  }
}

function readServer(
  rows: CsvRows,
  columns: StatsColumns,
  status: string,
): StatsServer {
  const weight = rows.count(columns.weight);
  const agent = rows.text(columns.agent_status);
  return {
    name: rows.text(columns.svname)!,
    status,
    up: isUp(status, weight, agent),
    address: rows.text(columns.addr),
    weight,
    sessions: rows.count(columns.scur),
    sessionLimit: rows.count(columns.slim),
    sessionsMax: rows.count(columns.smax),
    sessionsTotal: rows.count(columns.stot),
    queue: rows.count(columns.qcur),
    bytesIn: rows.count(columns.bin),
    bytesOut: rows.count(columns.bout),
    check: readCheck(rows, columns),
    checkDuration: rows.count(columns.check_duration),
    lastChange: rows.count(columns.lastchg),
    downtime: rows.count(columns.downtime),
    checkFailures: rows.count(columns.chkfail),
    checkDowns: rows.count(columns.chkdown),
    fall: rows.count(columns.check_fall),
    backup: rows.count(columns.bck) === 1,
    agent,
  };
}

/** Most rows have one of two words. */
function isUp(status: string, weight?: number, agent?: string) {
  if (status === 'DOWN') {
    return false;
  }
  return status === 'UP'
    ? weight !== 0
    : takesConnections(readCondition({ status, weight, agent }));
}

function readCheck(rows: CsvRows, columns: StatsColumns): string | undefined {
  const result = rows.text(columns.check_status)?.replace(/^\* /, '');
  if (!result) {
    return undefined;
  }
  const code = rows.text(columns.check_code);
  const text = rows.text(columns.last_chk);
  return [result, code, text && `(${text})`].filter(Boolean).join(' ');
}
