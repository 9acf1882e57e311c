import type { RouteClient } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerConfig } from './config';
import { sslModeOf, type RouteAccess } from './environments';
import { readAuthorities } from './postgres';

/** How clients connect to a route of environments, as this backend itself does. */
export function createRouteAccess(
  config: KindlerConfig,
  getRouteClient: (route: string) => RouteClient | undefined,
) {
  return async (name: string): Promise<RouteAccess | undefined> => {
    const route = config.routes.find(each => each.name === name);
    if (!route) {
      return undefined;
    }
    const { listener, verify } = route;
    const { database } = config.providers;
    const provider = database?.route === name ? database.tls : undefined;
    const sslMode = sslModeOf({
      host: listener.host,
      provider,
      client: getRouteClient(name)?.last,
    });
    const checked = [provider, verify?.tls].find(
      tls => tls?.mode === 'verify-full' && tls.caFile !== undefined,
    );
    const isVerified = checked !== undefined && sslMode.startsWith('verify-');
    return {
      ...listener,
      sslMode,
      // A file that cannot be read is the fault of each connection that needs it, and said there.
      caCertificate: isVerified
        ? await readAuthorities(checked).catch(() => undefined)
        : undefined,
    };
  };
}
