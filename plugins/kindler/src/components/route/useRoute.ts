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

/** Following a route asks HAProxy and PostgreSQL, so it is done less often than reading. */
const TRACE_INTERVAL = 30_000;
/** Each hop may take until its own time is up. */
const TRACE_DEADLINE = 30_000;

/**
 * A route followed hop by hop.
 */
export function useTrace(name: string) {
  return useKindlerResource(api => api.traceRoute(name), {
    key: `trace/${name}`,
    interests: [{ topic: 'route', names: [name] }],
    pollInterval: TRACE_INTERVAL,
    deadline: TRACE_DEADLINE,
  });
}
