import type {
  Evidence,
  Gateway,
  GatewayServer,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../../config';
import type { ProbeResult } from '../../../model/ClientSnapshot';
import { isoTime } from '../../../model/Reading';
import { sourceId } from '../../../model/SourceId';

export function clientEvidence(
  route: RouteConfig,
  probe: ProbeResult,
  label: string,
  value: string,
): Evidence {
  const source = sourceId.client(route.name).id;
  return { label, value, source, observedAt: isoTime(probe.at) };
}

export function serverEvidence(
  route: RouteConfig,
  { statistics }: Gateway,
  server: GatewayServer,
): Evidence {
  return {
    label: `${route.proxy}/${server.name}`,
    value: [server.status, server.check].filter(Boolean).join(', '),
    source: statistics.source ?? '',
    observedAt: statistics.observedAt,
  };
}

/** A trace asks now, so a merely recent answer is not enough. */
export function answers({ statistics }: Gateway): boolean {
  return statistics.status === 'fresh' && !statistics.fault;
}
