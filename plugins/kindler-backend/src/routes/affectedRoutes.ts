import type { KindlerConfig } from '../config';

/** Returns the routes that involve these clusters or gateways. */
export function affectedRoutes(
  config: KindlerConfig,
  databases: string[],
  gateways: string[],
): string[] {
  return config.routes
    .filter(
      route =>
        gateways.includes(route.gateway) ||
        route.targets.some(({ database }) => databases.includes(database)),
    )
    .map(({ name }) => name);
}
