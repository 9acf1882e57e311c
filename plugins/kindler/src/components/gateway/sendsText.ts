import type {
  DatabaseGateway,
  GatewayStatistics,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../../translation';
import type { ServerRow } from './ServerRow';

export type Intent = DatabaseGateway['intent'];

/**
 * Says in one sentence to whom a proxy sends new connections and, if known, what they are for. One unknown server makes
 * the whole sentence unknown, and so does a silent gateway, for which it says where they went.
 */
export function sendsText(
  {
    servers,
    statistics,
  }: { servers: ServerRow[]; statistics: GatewayStatistics },
  intent: Intent | undefined,
  t: KindlerTranslate,
): string {
  if (
    statistics.status !== 'fresh' ||
    servers.some(({ up }) => up === 'unknown')
  ) {
    const last = servers.filter(({ lastUp }) => lastUp);
    return last.length === 0
      ? t('gateway.sendsUnknown')
      : t('gateway.sendsUnknownNow', { servers: namesOf(last) });
  }
  const taking = servers.filter(({ up }) => up === true);
  if (taking.length === 0) {
    return t('gateway.sendsNowhere');
  }
  return t(`gateway.sendsTo.${intent ?? 'any'}`, { servers: namesOf(taking) });
}

function namesOf(servers: ServerRow[]): string {
  return servers.map(({ name, member }) => member ?? name).join(', ');
}
