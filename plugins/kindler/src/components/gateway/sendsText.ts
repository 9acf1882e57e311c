import type { DatabaseGateway } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../../translation';
import type { ServerRow } from './ServerTable';

export type Intent = DatabaseGateway['intent'];

/**
 * Whom a proxy sends new connections to, in a sentence; what they are for, where that is known. One server of which
 * nothing is known makes all of it unknown.
 */
export function sendsText(
  servers: ServerRow[],
  intent: Intent | undefined,
  t: KindlerTranslate,
): string {
  if (servers.some(({ up }) => up === 'unknown')) {
    return t('gateway.sendsUnknown');
  }
  const taking = servers.filter(({ up }) => up === true);
  if (taking.length === 0) {
    return t('gateway.sendsNowhere');
  }
  return t(`gateway.sendsTo.${intent ?? 'any'}`, {
    servers: taking.map(({ name, member }) => member ?? name).join(', '),
  });
}
