import { useKindlerResource } from '../../resource';

/**
 * One database cluster with everything that is known about it now.
 */
export function useDatabase(name: string) {
  return useKindlerResource(api => api.getDatabase(name), {
    key: `database/${name}`,
    interests: [{ topic: 'database', names: [name] }],
  });
}
