import type {
  ListRoutesFilter,
  Route,
  RouteList,
} from '@kindler/backstage-plugin-kindler-common';
import { matchesText } from './matchesText';
import { SortedRows } from './SortedRows';
import { takePage } from './takePage';
import { countVerdicts, verdictOrders } from './verdicts';

export type RouteRows = SortedRows<Route, 'worst' | 'name'>;

export function sortRoutes(routes: Route[]): RouteRows {
  return new SortedRows(
    routes,
    verdictOrders(route => route),
  );
}

/** Returns a page of the matching routes that the caller may see. */
export function listRoutes(
  rows: RouteRows,
  filter: ListRoutesFilter,
  visible: (route: Route) => boolean = () => true,
): Omit<RouteList, 'now'> {
  const { sort = 'worst' } = filter;
  const matching = rows
    .in(sort)
    .filter(({ row }) => visible(row) && matches(row, filter));
  return {
    ...takePage(matching, sort, filter),
    summary: countVerdicts(matching.map(({ row }) => row.verdict)),
  };
}

function matches(
  route: Route,
  { q, verdict, intent, gateway, database, owner }: ListRoutesFilter,
): boolean {
  return (
    (!verdict || route.verdict === verdict) &&
    (!intent || route.intent === intent) &&
    (!gateway || route.gateway === gateway) &&
    (!database || route.targets.some(each => each.database === database)) &&
    (!owner || route.owner === owner) &&
    matchesText(q, () => textsOf(route))
  );
}

function textsOf(route: Route): Array<string | undefined> {
  const { name, title, owner, gateway, proxy, listener, targets } = route;
  return [
    ...[name, title, owner, gateway, proxy, route.activeTarget],
    `${listener.host}:${listener.port}`,
    ...targets.flatMap(target => [target.name, target.title, target.database]),
    ...route.findings.flatMap(({ code, message }) => [code, message]),
  ];
}
