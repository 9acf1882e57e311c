import { useKindlerResource } from '../../resource';

/**
 * One route with its targets.
 */
export function useRoute(name: string) {
  return useKindlerResource(api => api.getRoute(name), {
    key: `route/${name}`,
    interests: [{ topic: 'route', names: [name] }, { topic: 'gateway' }],
  });
}

/**
 * A route followed hop by hop. Each request asks HAProxy and PostgreSQL.
 */
export function useTrace(name: string) {
  return useKindlerResource(api => api.traceRoute(name), {
    key: `trace/${name}`,
    interests: [{ topic: 'route', names: [name] }],
  });
}
