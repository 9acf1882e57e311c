import {
  word,
  type GatewayServer,
  type TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import {
  formatAddress,
  parseAddress,
  sameAddress,
} from '../../../model/addresses/address';
import type { HopTracer } from '../HopTracer';
import { answers, serverEvidence } from './evidence';

/** Finds the server that HAProxy chose for the client, by the address of the server that answered. */
export const serverHop: HopTracer = {
  kind: 'server',
  trace({ route, gateway, probe }) {
    const known = answers(gateway);
    const servers =
      gateway.proxies.find(({ name }) => name === route.proxy)?.servers ?? [];
    const answered = probe?.server && formatAddress(probe.server);
    const chosen = servers.find(
      ({ address }) =>
        answered !== undefined &&
        address !== undefined &&
        sameAddress(address, answered),
    );
    const up = servers.filter(server => server.up === true);
    const only = known && up.length === 1 ? up[0] : undefined;
    const server = chosen ?? only;
    if (!server) {
      return { hop: noServer(known ? answered : undefined, answered) };
    }
    const { name, address } = server;
    return {
      hop: {
        name,
        address,
        ...judge(server, known),
        message: word(chosen ? 'trace-server-chosen' : 'trace-server-only', {
          server: name,
        }),
        evidence: [serverEvidence(route, gateway, server)],
      },
      onward: {
        address: address === undefined ? undefined : parseAddress(address),
      },
    };
  },
};

function noServer(
  foreign: string | undefined,
  name = 'unknown server',
): Omit<TraceHop, 'kind'> {
  const unknown = { name, verdict: 'unknown' as const, evidence: [] };
  return foreign === undefined
    ? {
        ...unknown,
        message: word('trace-server-unknown', {}),
        next: word('trace-next-before', {}),
      }
    : {
        ...unknown,
        message: word('trace-server-foreign', { address: foreign }),
        next: word('trace-next-server-foreign', {}),
      };
}

function judge(
  { name, up }: GatewayServer,
  known: boolean,
): Pick<TraceHop, 'verdict' | 'next'> {
  if (!known || up === 'unknown') {
    return { verdict: 'unknown', next: word('trace-next-before', {}) };
  }
  return up
    ? { verdict: 'ok' }
    : {
        verdict: 'degraded',
        next: word('trace-next-server-down', { server: name }),
      };
}
