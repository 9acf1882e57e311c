import { useKindlerResource } from '../../resource';

/** Availability changes every second, but nobody needs it that exactly. */
const INTERVAL = 60_000;

/**
 * Availability of a database cluster for writes, and of its routes.
 */
export function useDatabaseAvailability(name: string) {
  return useKindlerResource(api => api.getDatabaseAvailability(name), {
    key: `availability/database/${name}`,
    interests: [{ topic: 'database', names: [name] }],
    pollInterval: INTERVAL,
  });
}

/**
 * Availability of one route.
 */
export function useRouteAvailability(name: string) {
  return useKindlerResource(api => api.getRouteAvailability(name), {
    key: `availability/route/${name}`,
    interests: [{ topic: 'route', names: [name] }],
    pollInterval: INTERVAL,
  });
}
