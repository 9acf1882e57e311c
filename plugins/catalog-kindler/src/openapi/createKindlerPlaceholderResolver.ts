import { setTimeout as delay } from 'node:timers/promises';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { InputError, ResponseError } from '@backstage/errors';
import type { PlaceholderResolver } from '@backstage/plugin-catalog-node';

const ATTEMPTS = 10;
const PAUSE_MS = 1_000;

export interface CreateKindlerPlaceholderResolverOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  pauseMs?: number;
}

/**
 * Resolves `$kindler: openapi` in entity files to the API definition that the Kindler backend serves. It waits a little
 * for a backend that is still starting.
 */
export function createKindlerPlaceholderResolver(
  options: CreateKindlerPlaceholderResolverOptions,
): PlaceholderResolver {
  const { auth, discovery, pauseMs = PAUSE_MS } = options;
  return async ({ key, value }) => {
    if (value !== 'openapi') {
      throw new InputError(
        `Placeholder $${key} takes the value openapi, not ${JSON.stringify(
          value,
        )}`,
      );
    }
    for (let attempt = 1; ; attempt += 1) {
      const baseUrl = await discovery.getBaseUrl('kindler');
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'kindler',
      });
      const response = await fetch(`${baseUrl}/openapi.json`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      if (response.ok) {
        return JSON.stringify(await response.json(), undefined, 2);
      }
      if (response.status !== 503 || attempt === ATTEMPTS) {
        throw await ResponseError.fromResponse(response);
      }
      await response.body?.cancel();
      await delay(pauseMs);
    }
  };
}
