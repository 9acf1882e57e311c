import { isTurnedAway } from '../facts/ClientFacts';
import type { Rule } from './Rule';
import { clientEvidence, clientParams } from './clientOutcomes';
import { worded } from './worded';

/**
 * PostgreSQL answers clients of the route, but rejects this backend's role. Others get as far as their own rights
 * allow, so nothing is wrong with the route, but its destination is not verified.
 */
export const clientNotLetIn: Rule = facts =>
  facts.routes.flatMap(route => {
    const { client } = route;
    if (!client || !isTurnedAway(client.outcome)) {
      return [];
    }
    return [
      {
        ...worded('client-not-let-in', clientParams(route, client)),
        subject: route.name,
        severity: 'info',
        early: 'info',
        settleMs: 0,
        evidence: clientEvidence(route, client),
      },
    ];
  });
