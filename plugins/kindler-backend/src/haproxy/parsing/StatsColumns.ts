import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';

const NAMES = [
  'pxname',
  'svname',
  'qcur',
  'scur',
  'smax',
  'slim',
  'stot',
  'bin',
  'bout',
  'status',
  'weight',
  'act',
  'bck',
  'chkfail',
  'chkdown',
  'lastchg',
  'downtime',
  'pid',
  'type',
  'check_status',
  'check_code',
  'check_duration',
  'last_chk',
  'agent_status',
  'check_fall',
  'addr',
  'mode',
] as const;

/** Where the columns that are read stand in this HAProxy's statistics; -1 for those that it does not have. */
export type StatsColumns = Record<(typeof NAMES)[number], number> & {
  /** Columns up to the last one that is read. */
  width: number;
  /** Offset of the first row after the header. */
  bodyStart: number;
};

const REQUIRED = ['pxname', 'svname', 'status', 'type'] as const;

/** Finds the columns by their names in the header. Only those before `-` count. */
export function readHeader(text: string): StatsColumns {
  const end = text.indexOf('\n');
  const header = text.slice(2, end).replace(/\r$/, '').split(',');
  const modules = header.indexOf('-');
  const names = modules === -1 ? header : header.slice(0, modules);
  const columns = Object.fromEntries(
    NAMES.map(name => [name, names.indexOf(name)]),
  ) as Record<(typeof NAMES)[number], number>;
  const missing = REQUIRED.filter(name => columns[name] === -1);
  if (missing.length > 0) {
    throw new SourceError(
      'parse',
      word('fault-columns', { columns: missing.join(', ') }),
    );
  }
  return {
    ...columns,
    width: Math.max(...Object.values(columns)) + 1,
    bodyStart: end + 1,
  };
}
