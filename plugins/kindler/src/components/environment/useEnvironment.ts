import { useKindlerResource } from '../../resource';

/**
 * One environment.
 */
export function useEnvironment(name: string) {
  return useKindlerResource(api => api.getEnvironment(name), {
    key: `environment/${name}`,
    interests: [{ topic: 'environment', names: [name] }],
  });
}

/**
 * How to connect to an environment's database; never a password.
 */
export function useEnvironmentConnection(name: string) {
  return useKindlerResource(api => api.getEnvironmentConnection(name), {
    key: `connection/${name}`,
    interests: [{ topic: 'environment', names: [name] }],
  });
}
