import type {
  DatabaseGateway,
  GatewayStatistics,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../../translation';
import type { ServerRow } from './ServerRow';

export type Intent = DatabaseGateway['intent'];

/**
 * Whom a proxy sends new connections to, in a sentence; what they are for, where that is known. One server of which
 * nothing is known makes all of it unknown, and so does a gateway that does not answer: then it is said where they went.
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
