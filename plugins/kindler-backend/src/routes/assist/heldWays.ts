import type { PoolerConfig, RouteConfig } from '../../config';
import type { SwitchoverWay } from '../../operations';
import { poolerName } from '../../pgbouncer/poolerName';
import { firstToAcceptWrites } from './firstToAcceptWrites';

/** A pause that is longer than this costs clients more than an error. */
const LISTENER_MS = 5000;

/** The poolers that were noted for the ways, each once. */
export function poolersOf(
  routes: readonly RouteConfig[],
  ways: readonly SwitchoverWay[],
): PoolerConfig[] {
  const found = new Map(
    ways.flatMap(({ route: name, poolers: noted = [] }) =>
      (routes.find(route => route.name === name)?.poolers ?? [])
        .map(pooler => [poolerName(pooler), pooler] as const)
        .filter(([key]) => noted.includes(key)),
    ),
  );
  return [...found.values()];
}

/** Waits until the listeners in front of which clients are held back accept writes, so that none sees an error. */
export async function untilServed(
  routes: readonly RouteConfig[],
  ways: readonly SwitchoverWay[],
): Promise<void> {
  const until = AbortSignal.timeout(LISTENER_MS);
  const held = ways.filter(({ poolers = [] }) => poolers.length > 0);
  await Promise.all(
    held.map(async way => {
      const route = routes.find(({ name }) => name === way.route);
      if (route?.verify) {
        const { host: address, port } = route.listener;
        await firstToAcceptWrites([{ address, port }], route.verify, until);
      }
    }),
  );
}
