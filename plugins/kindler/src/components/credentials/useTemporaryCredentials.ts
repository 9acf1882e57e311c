import { useKindlerResource } from '../../resource';

/** Returns an environment's existing temporary credentials, and the maximum lifetime of new ones. */
export function useTemporaryCredentials(name: string) {
  return useKindlerResource(api => api.listEnvironmentCredentials(name), {
    key: `credentials/${name}`,
    interests: [{ topic: 'environment', names: [name] }],
  });
}
