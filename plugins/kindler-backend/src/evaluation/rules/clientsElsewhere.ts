import type { Rule } from './Rule';
import { clientEvidence, clientParams } from './clientOutcomes';
import { followMs, isMoved, lockEvidence } from './texts';
import { worded } from './worded';

/**
 * A client of a write route wrote on a member other than the lock holder. This is normal in a change of leader until
 * HAProxy's checks have caught up. If it lasts longer, the writes are lost when that member becomes a replica again.
 */
export const clientsElsewhere: Rule = facts => {
  const { holder } = facts;
  if (!holder || facts.standbyCluster) {
    return [];
  }
  return facts.routes.flatMap(route => {
    const { client, intent } = route;
    const member = client?.query?.writable ? client.query.member : undefined;
    if (
      intent !== 'read-write' ||
      isMoved(route) ||
      member === undefined ||
      member === holder.name
    ) {
      return [];
    }
    return [
      {
        ...worded('clients-with-another-member', {
          ...clientParams(route, client!),
          member,
          holder: holder.name,
        }),
        subject: route.name,
        severity: 'critical',
        early: 'warning',
        settleMs: followMs(facts),
        evidence: [lockEvidence(facts), ...clientEvidence(route, client!)],
      },
    ];
  });
};
