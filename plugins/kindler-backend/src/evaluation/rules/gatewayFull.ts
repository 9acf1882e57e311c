import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** A HAProxy process accepts nobody on any frontend, because it has reached its global `maxconn`. */
export const gatewayFull: Rule = facts => {
  const full = facts.routes.filter(({ known, process }) => {
    const { connections = 0, connectionLimit = 0 } = process ?? {};
    return known && connectionLimit > 0 && connections >= connectionLimit;
  });
  const gateways = new Map(full.map(route => [route.gateway, route]));
  return [...gateways.values()].map(route => {
    const { connections, connectionLimit } = route.process!;
    return {
      ...worded('gateway-full', {
        gateway: route.gateway,
        limit: connectionLimit!,
      }),
      subject: route.gateway,
      severity: 'warning',
      early: 'hidden',
      settleMs: 0,
      restsOn: route.observedAt,
      evidence: [
        evidence(
          `connections of gateway ${route.gateway}`,
          `${connections} of ${connectionLimit}`,
          route.source,
          route.observedAt,
        ),
      ],
    };
  });
};
