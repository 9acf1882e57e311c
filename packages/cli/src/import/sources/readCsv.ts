import {
  word,
  type EnvironmentImportProblem,
  type EnvironmentRecord,
} from '@kindler/backstage-plugin-kindler-common';
import { CsvError, parse } from 'csv-parse/sync';
import { UsageError } from '../../UsageError';
import { refuse } from '../refuse';
import { FIELDS, type Source } from '../Source';

const LONGEST_ROW = 64 * 1024;

/** The columns of Kindler's config/environments.csv, whose heading is a comment. */
const COLUMNS = [
  'env',
  'provider',
  'node_port',
  'pf_port',
  'register_portainer',
  'haproxy_route',
  'http_port',
  'https_port',
  'cluster_subnet',
];

interface Row {
  info: { lines: number };
  record: string[];
}

/** Reads an environments.csv. Another order of columns is taken from its heading. */
export function readCsv(content: Buffer): Source {
  const rows = parseRows(content);
  const [first] = rows;
  const hasHeading = first && isHeading(first.record);
  const columns =
    (hasHeading ? first.record : headingIn(content))?.map(normal) ?? COLUMNS;
  const source: Source = { records: [], refused: [] };
  for (const row of rows.slice(hasHeading ? 1 : 0)) {
    const { record, problems } = readRow(row, columns);
    if (problems.length > 0) {
      source.refused.push(refuse(record, problems));
    } else {
      source.records.push(record);
    }
  }
  return source;
}

function parseRows(content: Buffer): Row[] {
  try {
    return parse(content, {
      bom: true,
      comment: '#',
      comment_no_infix: true,
      info: true,
      max_record_size: LONGEST_ROW,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) {
      throw new UsageError(`The file is no CSV: ${error.message}`);
    }
    throw error;
  }
}

function readRow({ info, record: cells }: Row, columns: string[]) {
  const record: EnvironmentRecord = { line: info.lines };
  const problems: EnvironmentImportProblem[] = [];
  cells.forEach((value, index) => {
    const column = columns[index];
    const field =
      column && Object.hasOwn(FIELDS, column) ? FIELDS[column] : undefined;
    if (field) {
      record[field] = value;
    } else if (value) {
      const problem = word('import-column', { value });
      problems.push({ field: column ?? `column ${index + 1}`, problem });
    }
  });
  return { record, problems };
}

/** The heading in a comment before the first row. */
function headingIn(content: Buffer): string[] | undefined {
  const lines = content
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/);
  const end = lines.findIndex(line => line.trim() && !line.startsWith('#'));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map(line => line.replace(/^#+/, '').split(','))
    .find(isHeading);
}

function isHeading(cells: string[]): boolean {
  const [name, provider] = cells.map(normal);
  return FIELDS[name] === 'name' && provider === 'provider';
}

function normal(cell: string): string {
  return cell.trim().toLowerCase();
}
