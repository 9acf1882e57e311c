/** A row of HAProxy's statistics by column. */
export type CsvRow = Record<string, string>;

/** HAProxy's statistics as they are on the wire, to be changed by column name. */
export interface CsvTable {
  header: string[];
  rows: CsvRow[];
}

/** Takes statistics apart. Cells of the samples hold no comma. */
export function readCsv(text: string): CsvTable {
  const [first, ...lines] = text.trimEnd().split('\n');
  const header = first.slice(2).split(',');
  return {
    header,
    rows: lines.map(line => {
      const cells = line.split(',');
      return Object.fromEntries(
        header.map((name, index) => [name, cells[index] ?? '']),
      );
    }),
  };
}

/** Puts statistics together again. */
export function writeCsv({ header, rows }: CsvTable): string {
  const lines = rows.map(row => header.map(name => row[name] ?? '').join(','));
  return `# ${header.join(',')}\n${lines.join('\n')}\n`;
}

/** Rows of a proxy's servers. */
export function serversOf(csv: CsvTable, proxy: string): CsvRow[] {
  return csv.rows.filter(row => row.pxname === proxy && row.type === '2');
}

/** The row of a proxy's frontend or backend. */
export function rowOf(
  csv: CsvTable,
  proxy: string,
  name: 'FRONTEND' | 'BACKEND',
): CsvRow | undefined {
  return csv.rows.find(row => row.pxname === proxy && row.svname === name);
}

/** Whether HAProxy sends new connections to a server by its status and weight. */
export function isUsable(row: CsvRow): boolean {
  return (
    (/^UP( |$)/.test(row.status) || row.status === 'no check') &&
    row.weight !== '0'
  );
}

/** The servers that take new connections: the active ones, else the first backup, or all of them. */
export function takers(
  csv: CsvTable,
  proxy: string,
  allBackups = false,
): CsvRow[] {
  const usable = serversOf(csv, proxy).filter(isUsable);
  const active = usable.filter(row => row.bck !== '1');
  const backups = allBackups ? usable : usable.slice(0, 1);
  return active.length > 0 ? active : backups;
}

/** Makes the row of the backend say what its servers do. */
export function settleBackend(
  csv: CsvTable,
  proxy: string,
  allBackups = false,
): void {
  const backend = rowOf(csv, proxy, 'BACKEND');
  if (!backend) {
    return;
  }
  const usable = serversOf(csv, proxy).filter(isUsable);
  const taking = takers(csv, proxy, allBackups);
  const weight = taking.reduce((sum, row) => sum + Number(row.weight), 0);
  backend.act = String(usable.filter(row => row.bck !== '1').length);
  backend.bck = String(usable.filter(row => row.bck === '1').length);
  backend.weight = String(weight);
  backend.status = taking.length > 0 ? 'UP' : 'DOWN';
}
