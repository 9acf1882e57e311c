import type {
  ListDatabasesFilter,
  ListEnvironmentsFilter,
  ListFindingsFilter,
  ListGatewaysFilter,
  ListRoutesFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerResource } from '../resource';

const RECENT_OPERATIONS = 100;

/** For the summary, which counts all rows; the API gives no page of none. */
export const COUNTED = { limit: 1 };

/** Lists are the same resource when they are asked for in the same way. */
function keyOf(list: string, filter: object): string {
  return `${list}/${JSON.stringify(filter)}`;
}

export function useDatabases(filter: ListDatabasesFilter) {
  return useKindlerResource(api => api.listDatabases(filter), {
    key: keyOf('databases', filter),
    interests: [{ topic: 'database' }],
  });
}

export function useRoutes(filter: ListRoutesFilter) {
  return useKindlerResource(api => api.listRoutes(filter), {
    key: keyOf('routes', filter),
    interests: [{ topic: 'route' }, { topic: 'gateway' }],
  });
}

export function useGateways(filter: ListGatewaysFilter) {
  return useKindlerResource(api => api.listGateways(filter), {
    key: keyOf('gateways', filter),
    interests: [{ topic: 'gateway' }],
  });
}

export function useEnvironments(filter: ListEnvironmentsFilter) {
  return useKindlerResource(api => api.listEnvironments(filter), {
    key: keyOf('environments', filter),
    interests: [{ topic: 'environment' }],
  });
}

export function useOperations() {
  return useKindlerResource(
    api => api.listOperations({ limit: RECENT_OPERATIONS }),
    { key: 'operations', interests: [{ topic: 'operation' }] },
  );
}

export function useFindings(filter: ListFindingsFilter) {
  return useKindlerResource(api => api.listFindings(filter), {
    key: keyOf('findings', filter),
    interests: [{ topic: 'database' }, { topic: 'route' }],
  });
}
