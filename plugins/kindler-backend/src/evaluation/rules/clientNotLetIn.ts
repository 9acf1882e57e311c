import { isTurnedAway } from '../facts/ClientFacts';
import type { Rule } from './Rule';
import { clientEvidence, clientParams } from './clientOutcomes';

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
        code: 'client-not-let-in',
        subject: route.name,
        severity: 'info',
        early: 'info',
        settleMs: 0,
        message: `The role that tries route ${route.name} is not let in: ${
          client.fault?.message ?? 'the reason is not known'
        }.`,
        next: 'Check kindler.routes[].verify (user and password) and pg_hba.conf; without it only the log-in prompt is tried.',
        params: clientParams(route, client),
        evidence: clientEvidence(route, client),
      },
    ];
  });
