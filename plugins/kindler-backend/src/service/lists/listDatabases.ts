import type {
  Database,
  DatabaseAddresses,
  DatabaseList,
  DatabaseSummary,
  ListDatabasesFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { matchesText } from './matchesText';
import { SortedRows } from './SortedRows';
import { takePage } from './takePage';
import { countVerdicts, verdictOrders } from './verdicts';

export interface DatabaseRow {
  database: Database;
  summary: DatabaseSummary;
}

export type DatabaseRows = SortedRows<DatabaseRow, 'worst' | 'name'>;

export function sortDatabases(rows: DatabaseRow[]): DatabaseRows {
  return new SortedRows(
    rows,
    verdictOrders(({ summary }) => summary),
  );
}

/** Returns a page of the matching database clusters that the caller may see. */
export function listDatabases(
  rows: DatabaseRows,
  filter: ListDatabasesFilter,
  visible: (database: Database) => boolean = () => true,
): Omit<DatabaseList, 'now'> {
  const { sort = 'worst' } = filter;
  const matching = rows
    .in(sort)
    .filter(({ row }) => visible(row.database) && matches(row, filter));
  const { items, nextCursor } = takePage(matching, sort, filter);
  return {
    items: items.map(({ summary, database }) =>
      filter.addresses
        ? { ...summary, addresses: addressesOf(database) }
        : summary,
    ),
    nextCursor,
    summary: countVerdicts(matching.map(({ row }) => row.summary.verdict)),
  };
}

function matches(
  { summary, database }: DatabaseRow,
  { q, verdict, kind, namespace, owner }: ListDatabasesFilter,
): boolean {
  return (
    (!verdict || summary.verdict === verdict) &&
    (!kind || summary.managedBy === kind) &&
    (!namespace || summary.namespace === namespace) &&
    (!owner || summary.owner === owner) &&
    matchesText(q, () => textsOf(database))
  );
}

function textsOf(database: Database): Array<string | undefined> {
  const { name, title, owner, scope, leader, verdict } = database;
  return [
    ...[name, title, owner, scope, leader, verdict],
    database.kubernetes?.namespace,
    database.systemIdentifier,
    ...database.members.flatMap(member => [
      member.name,
      member.host && `${member.host}:${member.port}`,
    ]),
    ...database.gateways.flatMap(({ gateway, route }) => [gateway, route]),
    ...database.findings.flatMap(({ code, message }) => [code, message]),
  ];
}

function addressesOf(database: Database): DatabaseAddresses {
  const { scope, systemIdentifier, members, gateways } = database;
  return {
    scope,
    systemIdentifier,
    members: members.map(({ name, host, port }) => ({ name, host, port })),
    gateways: gateways.map(({ gateway, proxy, route }) => ({
      gateway,
      proxy,
      route,
    })),
  };
}
