import type {
  Gateway,
  GatewayServer,
} from '@kindler/backstage-plugin-kindler-common';
import type { HaproxyProcess } from '../../model/haproxy/HaproxyProcess';
import type {
  GatewayStats,
  StatsServer,
} from '../../model/haproxy/GatewayStats';
import type { KeptServer } from '../../model/haproxy/KeptServer';
import { reloadDifferences } from '../../model/haproxy/reloadDifferences';
import { toProcesses } from './toProcesses';
import { toStatistics } from '../toStatistics';
import { isoTime, toSourceState, type Reading } from '../../model/Reading';

/** The readings of a gateway's sources. */
export interface GatewayWords {
  /** All readings of its statistics. */
  stats: Array<Reading<GatewayStats>>;
  /** The reading whose statistics are shown. */
  speaking: Reading<GatewayStats> | undefined;
  /** Whether the shown statistics count as evidence. */
  fresh: boolean;
  processes: Reading<HaproxyProcess[]> | undefined;
  processesFresh: boolean;
  kept: Reading<KeptServer[]> | undefined;
  keptFresh: boolean;
}

/**
 * The API's view of a gateway. Statistics that no longer count as evidence keep their last known rows, but none of them
 * is shown as up.
 */
export function toGateway(
  gateway: { name: string; title?: string },
  words: GatewayWords,
): Gateway {
  const { stats, speaking, fresh, processes, processesFresh } = words;
  const { kept, keptFresh } = words;
  const info = stats.map(({ value }) => value?.info).find(Boolean);
  const readings: Array<Reading<unknown>> = [
    ...stats,
    ...(processes ? [processes] : []),
    ...(kept ? [kept] : []),
  ];
  return {
    name: gateway.name,
    title: gateway.title,
    version: info?.version,
    uptime: fresh ? info?.uptime : undefined,
    statistics: toStatistics(speaking ?? stats[0], fresh),
    proxies: (speaking?.value?.proxies ?? []).map(proxy => ({
      ...proxy,
      servers: proxy.servers.map(server =>
        toServer(server as StatsServer, fresh),
      ),
    })),
    processes:
      processes?.value &&
      toProcesses(
        processes.value,
        processesFresh,
        fresh ? speaking?.value : undefined,
      ),
    reloadDifferences:
      keptFresh && fresh && kept?.value && speaking?.value
        ? reloadDifferences(speaking.value, kept.value)
        : undefined,
    sources: readings.map(reading => toSourceState([reading])),
    warnings: speaking?.value?.warnings ?? [],
    observedAt:
      speaking?.observedAt === undefined
        ? undefined
        : isoTime(speaking.observedAt),
  };
}

function toServer(server: StatsServer, fresh: boolean): GatewayServer {
  const { backup, agent, fall, ...shown } = server;
  return fresh || shown.up === 'unknown'
    ? shown
    : { ...shown, up: 'unknown', lastUp: shown.up };
}
