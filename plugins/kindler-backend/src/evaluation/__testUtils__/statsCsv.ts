import { readFixture } from './fixtures';

const HEADERS = {
  '2.6.12': 'haproxy/01-healthy.haproxy-2.6.12.csv',
  '3.0.0': 'haproxy/01-healthy.haproxy-3.0.0.csv',
};

type Row = Record<string, string | number>;

const TYPES = { FRONTEND: 0, BACKEND: 1 } as const;

/** Statistics as a version of HAProxy writes them: rows by the names of columns, the others empty. */
export function statsCsv(
  rows: Row[],
  version: keyof typeof HEADERS = '3.0.0',
): string {
  const [header] = readFixture(HEADERS[version]).split('\n');
  const names = header.slice(2).split(',');
  const lines = rows.map(row => {
    const type = TYPES[row.svname as keyof typeof TYPES] ?? 2;
    const full: Row = { type, mode: 'tcp', ...row };
    return names.map(name => full[name] ?? '').join(',');
  });
  return `${[header, ...lines].join('\n')}\n`;
}

/** A server that is up, an active one, at its own address. */
export function serverRow(svname: string, more: Row = {}): Row {
  return {
    pxname: 'primary',
    svname,
    status: 'UP',
    weight: 1,
    act: 1,
    bck: 0,
    scur: 0,
    stot: 5,
    lastchg: 600,
    ...more,
  };
}
