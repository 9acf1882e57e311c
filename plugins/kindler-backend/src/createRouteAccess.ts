import type { RouteClient } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerConfig } from './config';
import { sslModeOf, type RouteAccess } from './environments';
import { readAuthorities } from './postgres';

/** Describes how clients connect to a route of environments, in the same way as this backend does. */
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
      // An unreadable file is a fault of each connection that needs it, and is reported there.
      caCertificate: isVerified
        ? await readAuthorities(checked).catch(() => undefined)
        : undefined,
    };
  };
}
