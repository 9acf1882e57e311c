import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  createKindlerApi,
  createKindlerClient,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from './KindlerService';

type ClientCall = (...args: unknown[]) => Promise<unknown>;

/**
 * Creates a {@link KindlerService} that asks the kindler plugin over HTTP on behalf of the given credentials.
 * @internal
 */
export function createKindlerService(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): KindlerService {
  const { auth, discovery } = options;
  const client = createKindlerClient({
    discoveryApi: discovery,
    fetchApi: { fetch },
  });
  return createKindlerApi(async (call, args, { credentials }) => {
    const token = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'kindler',
    });
    return (client[call] as ClientCall)(...args, token);
  });
}
