import { readFixture } from '../../fixtures';
import {
  readCsv,
  rowOf,
  serversOf,
  settleBackend,
  type CsvRow,
  type CsvTable,
} from '../CsvTable';
import type { WorldRoute } from '../World';
import { fall } from '../changes/haproxy';

/** A server line as it is configured. */
export interface ServerSpec {
  name: string;
  /** Absent without `stats show-legends`. */
  address?: string;
  up: boolean;
  backup?: boolean;
  /** HAProxy's word, where it is neither UP nor DOWN. */
  status?: string;
}

export interface ProxySpec {
  name: string;
  /** Name of the frontend, where it is another. */
  frontend?: string;
  checks?: WorldRoute['checks'];
  allBackups?: boolean;
  servers: ServerSpec[];
}

/** Lines of HAProxy whose statistics have other columns. */
export type HaproxyLine = '2.0' | '2.6' | '3.0' | '3.4';

/** Columns before those of modules, by line; the names of those after 88 are those of 3.0. */
const WIDTHS: Record<HaproxyLine, number> = {
  '2.0': 88,
  '2.6': 103,
  '3.0': 113,
  '3.4': 113,
};
const SINCE_3_3 = ['priv_idle_cur', 'reqbin', 'reqbout', 'resbin', 'resbout'];

/** Statistics as that line of HAProxy writes them. */
export function statsOf(line: HaproxyLine, proxies: ProxySpec[]): CsvTable {
  const sample = readCsv(readFixture('haproxy/01-healthy.haproxy-3.0.0.csv'));
  const common = sample.header.slice(0, WIDTHS[line]);
  const header = [
    ...common,
    ...(line === '3.4' ? SINCE_3_3 : []),
    ...(line === '2.0' ? [''] : ['-', 'h2_headers_rcvd', 'h1_bytes_in', '']),
  ];
  const csv: CsvTable = {
    header,
    rows: sample.rows.filter(({ pxname }) => pxname === 'stats'),
  };
  const [up] = serversOf(sample, 'primary');
  for (const proxy of proxies) {
    const frontend = rowOf(sample, 'primary', 'FRONTEND')!;
    const backend = rowOf(sample, 'primary', 'BACKEND')!;
    csv.rows.push(
      { ...frontend, pxname: proxy.frontend ?? proxy.name },
      ...proxy.servers.map((server, index) =>
        serverRow(up, proxy, server, index + 1),
      ),
      { ...backend, pxname: proxy.name },
    );
    settleBackend(csv, proxy.name, proxy.allBackups);
  }
  return csv;
}

function serverRow(
  sample: CsvRow,
  proxy: ProxySpec,
  { name, address, up, backup, status }: ServerSpec,
  id: number,
): CsvRow {
  const tcp = proxy.checks === 'tcp';
  const row: CsvRow = {
    ...sample,
    pxname: proxy.name,
    svname: name,
    sid: String(id),
    addr: address ?? '',
    act: backup ? '0' : '1',
    bck: backup ? '1' : '0',
    check_status: tcp ? 'L4OK' : 'L7OK',
    check_code: tcp ? '' : '200',
    check_desc: tcp ? 'Layer4 check passed' : 'Layer7 check passed',
  };
  if (!up) {
    fall(row, 3600, tcp ? 'L4CON' : 'L7STS');
  }
  if (status) {
    Object.assign(row, { status, check_status: '', check_code: '' });
  }
  return row;
}
