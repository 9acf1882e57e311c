import type { DrivenServer } from '@kindler/backstage-plugin-kindler-node';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { readSqlFacts } from '../../postgres';
import { pausablePoolers } from '../pause/pausablePoolers';
import { poolerName } from '../../pgbouncer/poolerName';
import { readBack, readServers } from './readBack';
import { restoreServers } from './restoreServers';
import {
  resolveSwitch,
  type ResolvedSwitch,
  type SwitchStep,
  type SwitchOptions,
} from './SwitchContext';

const WARM_TIMEOUT_MS = 30_000;
const SQL_TIMEOUT_MS = 2000;

/**
 * Takes the target's servers from maintenance to drain, where HAProxy checks them but sends nobody, and waits until
 * only fit ones are up. A server that leaves maintenance counts as up until its first failed check. If HAProxy alone
 * decided, a replica could receive writes for a moment, so each server is also asked directly.
 */
export function warmStep(options: SwitchOptions): SwitchStep {
  return {
    id: 'warm-up',
    name: word('step-warm', {}),
    do: async context => {
      const { route, driver, opening } = resolveSwitch(options, context);
      const servers = await readServers(driver, route);
      context.state.before ??= Object.fromEntries(
        [...servers.values()].map(({ name, admin }) => [name, admin]),
      );
      if (context.input.pause !== false) {
        const { poolers } = await pausablePoolers(route);
        context.state.poolers ??= poolers.map(poolerName);
      }
      context.result.from = context.input.from;
      context.result.to = context.input.target;
      const asleep = opening.filter(
        name => servers.get(name)?.admin === 'maint',
      );
      await driver.apply(
        route.proxy,
        asleep.map(server => ({ server, state: 'drain' })),
      );
    },
    verify: async context => {
      const resolved = resolveSwitch(options, context);
      const { driver, route, opening } = resolved;
      const fit = await findFit(resolved);
      const warm = await readBack(
        driver,
        route,
        servers => isWarm(servers, opening, fit),
        WARM_TIMEOUT_MS,
        context.signal,
      );
      const running = opening.filter(name => warm.get(name)?.running);
      return word('switch-fit', {
        servers: running.join(', '),
        intent: route.intent,
      });
    },
    // It is undone last, so a reload keeps what all steps restored.
    undo: async context => {
      const resolved = resolveSwitch(options, context);
      await restoreServers(context, resolved);
      await resolved.driver.persist();
    },
  };
}

/** Returns the names of the servers that say they serve the intent; undefined if nobody can ask them. */
async function findFit({
  route,
  driver,
  opening,
}: ResolvedSwitch): Promise<Set<string> | undefined> {
  const { verify, intent } = route;
  if (!verify) {
    return undefined;
  }
  const servers = await readServers(driver, route);
  const fit = await Promise.all(
    opening.map(async name => {
      const server = servers.get(name);
      const facts =
        server &&
        (await readSqlFacts({
          host: server.address,
          port: server.port,
          ...verify,
          timeoutMs: SQL_TIMEOUT_MS,
        }).catch(() => undefined));
      return facts && (intent === 'read-only' || !facts.inRecovery)
        ? [name]
        : [];
    }),
  );
  return new Set(fit.flat());
}

function isWarm(
  servers: Map<string, DrivenServer>,
  opening: string[],
  fit: Set<string> | undefined,
): boolean {
  const running = opening.filter(name => servers.get(name)?.running);
  return (
    running.length > 0 &&
    opening.every(name => servers.get(name)?.judged) &&
    running.every(name => !fit || fit.has(name))
  );
}
