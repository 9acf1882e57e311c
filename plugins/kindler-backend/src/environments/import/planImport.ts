import {
  word,
  type EnvironmentImportItem,
  type EnvironmentRecord,
} from '@kindler/backstage-plugin-kindler-common';
import { adoptRows, type OldRow } from '../../postgres';
import { compareRecord } from './compareRecord';
import type { Holder, ImportedRow, ImportTable } from './ImportTable';
import { readRecord, type ReadRecord } from './readRecord';

export interface ImportPlan {
  /** One for each row, in the same order. */
  items: EnvironmentImportItem[];
  /** What is to be written. */
  rows: ImportedRow[];
}

/** Compares rows with what is recorded, and with one another. */
export async function planImport(
  records: EnvironmentRecord[],
  table: Pick<ImportTable, 'readNetworks' | 'find' | 'findHolders'>,
): Promise<ImportPlan> {
  const read = records.map(readRecord);
  refuseTwins(read);
  const good = read.filter(({ problems }) => problems.length === 0);
  const networks = await table.readNetworks([
    ...new Set(good.flatMap(({ row }) => row.subnet ?? [])),
  ]);
  for (const { row } of good) {
    row.network = (row.subnet && networks.get(row.subnet)) || null;
  }
  const recorded = await table.find(good.map(({ row }) => row.name));
  const fresh = good.filter(({ row }) => !recorded.has(row.name));
  const rows = await adopt(fresh, table);
  const added = new Map(rows.map(row => [row.name, row]));
  const items = read.map((each): EnvironmentImportItem => {
    const { line, problems, row } = each;
    const item = { line, name: row.name, differences: [], problems, notes: [] };
    if (problems.length > 0) {
      return { ...item, outcome: 'refused' };
    }
    const here = recorded.get(row.name);
    if (!here) {
      const { import_notes: notes } = added.get(row.name)!;
      return { ...item, outcome: 'added', notes };
    }
    const differences = compareRecord(each, here);
    const outcome = differences.length > 0 ? 'different' : 'same';
    return { ...item, outcome, differences };
  });
  return { items, rows };
}

/** The first row of a name counts. */
function refuseTwins(read: ReadRecord[]) {
  const lines = new Map<string, number>();
  for (const { line, row, problems } of read) {
    const first = lines.get(row.name);
    if (first === undefined) {
      lines.set(row.name, line);
    } else if (row.name) {
      const { name } = row;
      const problem = word('import-twice', { line: first, name });
      problems.push({ field: 'name', problem });
    }
  }
}

/** As an older database is taken over: what is taken already stays with who has it, and that is said. */
async function adopt(
  fresh: ReadRecord[],
  table: Pick<ImportTable, 'findHolders'>,
): Promise<ImportedRow[]> {
  const holders = await table.findHolders(fresh.map(({ row }) => row));
  const adopted = adoptRows([
    ...fresh.map(({ row }) => row),
    ...holders.map(toOldRow),
  ]);
  return fresh.map(({ row, serverIp, error, notes }, index) => {
    const { import_notes: found, ...values } = adopted[index];
    return {
      ...row.ports,
      ...values,
      subnet: row.network?.text ?? null,
      server_ip: serverIp,
      stopped: values.actual_state === 'stopped',
      reconcile_error: error,
      created_at: toIso(row.times.created_at),
      updated_at: toIso(row.times.updated_at),
      last_reconciled_at: toIso(row.times.last_reconciled_at),
      import_notes: [...notes, ...found],
    };
  });
}

/** Rows that are not imported come first when ports and networks are given away. */
function toOldRow({ name, http_port, https_port, network }: Holder): OldRow {
  const { row } = readRecord({ line: 0, name });
  return {
    ...row,
    imported: false,
    ports: { ...row.ports, http_port, https_port },
    network,
  };
}

function toIso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
