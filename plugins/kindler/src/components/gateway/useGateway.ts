import { useKindlerResource } from '../../resource';

/**
 * One HAProxy instance with its proxies and servers.
 */
export function useGateway(name: string) {
  return useKindlerResource(api => api.getGateway(name), {
    key: `gateway/${name}`,
    interests: [{ topic: 'gateway', names: [name] }],
  });
}
