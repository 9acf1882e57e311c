import { useKindlerResource } from '../resource';

/** Rows that the pages ask for; more are reached by search in the API. */
const PAGE_LIMIT = 500;
const RECENT_OPERATIONS = 100;

export function useDatabases() {
  return useKindlerResource(api => api.listDatabases({ limit: PAGE_LIMIT }), {
    key: 'databases',
    interests: [{ topic: 'database' }],
  });
}

export function useRoutes() {
  return useKindlerResource(api => api.listRoutes({ limit: PAGE_LIMIT }), {
    key: 'routes',
    interests: [{ topic: 'route' }, { topic: 'gateway' }],
  });
}

export function useEnvironments() {
  return useKindlerResource(
    api => api.listEnvironments({ limit: PAGE_LIMIT }),
    { key: 'environments', interests: [{ topic: 'environment' }] },
  );
}

export function useOperations() {
  return useKindlerResource(
    api => api.listOperations({ limit: RECENT_OPERATIONS }),
    { key: 'operations', interests: [{ topic: 'operation' }] },
  );
}

export function useFindings() {
  return useKindlerResource(api => api.listFindings({ limit: PAGE_LIMIT }), {
    key: 'findings',
    interests: [{ topic: 'database' }, { topic: 'route' }],
  });
}
