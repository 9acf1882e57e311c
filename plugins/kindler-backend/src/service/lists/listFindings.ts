import type {
  Database,
  Finding,
  FindingList,
  FindingSummary,
  ListedFinding,
  ListFindingsFilter,
  Severity,
} from '@kindler/backstage-plugin-kindler-common';
import { SortedRows, type SortKey } from './SortedRows';
import { takePage } from './takePage';

const WORST_FIRST: Severity[] = ['critical', 'warning', 'info'];
/** Findings of the same rule and subject differ by a name in their values. Their texts may be long. */
const MAX_VALUES = 200;

export interface FindingRow {
  finding: ListedFinding;
  database: Database;
  /** Whether an incident of the cluster is going on. */
  hasIncident: boolean;
}

export type FindingRows = SortedRows<FindingRow, 'worst'>;

export function sortFindings(rows: FindingRow[]): FindingRows {
  return new SortedRows(rows, { worst: ({ finding }) => keyOf(finding) });
}

/** Returns a page of the matching findings on clusters that the caller may see, the worst and then the oldest first. */
export function listFindings(
  rows: FindingRows,
  filter: ListFindingsFilter,
  visible: (database: Database) => boolean = () => true,
): Omit<FindingList, 'now'> {
  const matching = rows
    .in('worst')
    .filter(({ row }) => visible(row.database) && matches(row, filter));
  const summary = summarizeFindings(matching.map(({ row }) => row.finding));
  const { each } = filter;
  const shown = each === undefined ? matching : firstOfEach(matching, each);
  const { items, nextCursor } = takePage(shown, 'worst', filter);
  return { items: items.map(({ finding }) => finding), nextCursor, summary };
}

function keyOf({ severity, since, database, ...finding }: ListedFinding) {
  const { subject, code, params } = finding;
  const key: SortKey = [
    WORST_FIRST.indexOf(severity),
    since,
    ...[database, subject.kind, subject.name, code],
    JSON.stringify(params).slice(0, MAX_VALUES),
  ];
  return key;
}

function matches(
  { finding, hasIncident }: FindingRow,
  { severity, code, database, incident }: ListFindingsFilter,
): boolean {
  return (
    (!severity || finding.severity === severity) &&
    (!code || finding.code === code) &&
    (!database || finding.database === database) &&
    (incident === undefined || incident === hasIncident)
  );
}

const kindOf = ({ severity, code }: Finding) => `${severity} ${code}`;

function firstOfEach<T extends { row: FindingRow }>(
  rows: T[],
  most: number,
): T[] {
  const counts = new Map<string, number>();
  return rows.filter(({ row: { finding } }) => {
    const kind = kindOf(finding);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= most;
  });
}

function summarizeFindings(findings: Finding[]): FindingSummary {
  const severities = { critical: 0, warning: 0, info: 0 };
  const codes = new Map<string, FindingSummary['codes'][number]>();
  for (const finding of findings) {
    const { severity, code } = finding;
    severities[severity] += 1;
    const counted = codes.get(kindOf(finding));
    if (counted) {
      counted.count += 1;
    } else {
      codes.set(kindOf(finding), { code, severity, count: 1 });
    }
  }
  return { total: findings.length, severities, codes: [...codes.values()] };
}
