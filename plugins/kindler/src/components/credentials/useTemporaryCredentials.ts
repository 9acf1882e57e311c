import { useKindlerResource } from '../../resource';

/** The temporary credentials of an environment that are still there, and how long new ones can be valid. */
export function useTemporaryCredentials(name: string) {
  return useKindlerResource(api => api.listEnvironmentCredentials(name), {
    key: `credentials/${name}`,
    interests: [{ topic: 'environment', names: [name] }],
  });
}
