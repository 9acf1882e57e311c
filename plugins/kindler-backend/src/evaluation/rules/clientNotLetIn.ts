import { isTurnedAway } from '../facts/ClientFacts';
import type { Rule } from './Rule';
import { clientEvidence, clientParams } from './clientOutcomes';
import { worded } from './worded';

/**
 * PostgreSQL answers clients of the route, but not with the role that this backend was given. Others come as far as
 * their own rights let them, so nothing is wrong with the route; what it leads to is not verified.
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
