import type {
  Gateway,
  GatewayList,
  GatewayListSummary,
  GatewayStatus,
  GatewaySummary,
  ListGatewaysFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { matchesText } from './matchesText';
import { SortedRows } from './SortedRows';
import { takePage } from './takePage';

const WORST_FIRST: GatewayStatus[] = ['stale', 'pending', 'fresh'];

export interface GatewayRow {
  gateway: Gateway;
  summary: GatewaySummary;
}

export type GatewayRows = SortedRows<GatewayRow, 'worst' | 'name'>;

export function sortGateways(rows: GatewayRow[]): GatewayRows {
  return new SortedRows(rows, {
    worst: ({ summary: { statistics, name } }) => [
      WORST_FIRST.indexOf(statistics.status),
      name,
    ],
    name: ({ summary }) => [summary.name],
  });
}

/** Returns a page of the matching gateways that the caller may see. */
export function listGateways(
  rows: GatewayRows,
  filter: ListGatewaysFilter,
  visible: (gateway: Gateway) => boolean = () => true,
): Omit<GatewayList, 'now'> {
  const { q, status, sort = 'worst' } = filter;
  const matching = rows
    .in(sort)
    .filter(
      ({ row }) =>
        visible(row.gateway) &&
        (!status || row.summary.statistics.status === status) &&
        matchesText(q, () => textsOf(row.gateway)),
    );
  const { items, nextCursor } = takePage(matching, sort, filter);
  return {
    items: items.map(({ summary }) => summary),
    nextCursor,
    summary: countStatuses(
      matching.map(({ row }) => row.summary.statistics.status),
    ),
  };
}

function textsOf({ name, title, version, proxies, sources }: Gateway) {
  return [
    ...[name, title, version],
    ...proxies.flatMap(proxy => [
      proxy.name,
      ...proxy.servers.map(server => server.name),
    ]),
    ...sources.flatMap(({ target, fault }) => [target, fault?.message]),
  ];
}

function countStatuses(statuses: GatewayStatus[]): GatewayListSummary {
  const counts = { fresh: 0, stale: 0, pending: 0 };
  for (const status of statuses) {
    counts[status] += 1;
  }
  return { total: statuses.length, statuses: counts };
}
