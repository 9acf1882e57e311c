import { parseAddress } from '../../model/addresses/address';
import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

const LOOPBACK = /^(127\.|::1$)/;

/**
 * HAProxy takes commands on TCP. It does so in plain text and without a password, also where its line says `ssl` and
 * `verify required`, so whoever reaches the port may use its level.
 */
export const commandSocketOpen: Rule = facts => {
  const open = facts.routes.filter(
    ({ known, process }) => known && process?.commandSockets?.length,
  );
  const gateways = new Map(open.map(route => [route.gateway, route]));
  return [...gateways.values()].map(route => {
    const sockets = route.process!.commandSockets!;
    const isGrave = sockets.some(
      ({ address, level }) =>
        level === 'admin' && !LOOPBACK.test(parseAddress(address).host),
    );
    return {
      ...worded('command-socket-open', {
        gateway: route.gateway,
        sockets: sockets.map(({ address }) => address).join(', '),
      }),
      subject: route.gateway,
      severity: isGrave ? 'warning' : 'info',
      early: 'hidden',
      settleMs: 0,
      restsOn: route.observedAt,
      evidence: sockets.map(({ address, level }) =>
        evidence(
          `stats socket ${address}`,
          `level ${level}, plain text`,
          route.source,
          route.observedAt,
        ),
      ),
    };
  });
};
