import type { Rule } from './Rule';
import {
  followMs,
  listed,
  serverEvidence,
  serversUp,
  writableEvidence,
  writeRoutes,
  writesOutOf,
} from './texts';

/**
 * HAProxy against the nodes where no lock is known: a server takes writes that its own PostgreSQL refuses.
 */
export const writesToReadOnly: Rule = facts => {
  if (facts.holder) {
    return [];
  }
  return writeRoutes(facts).flatMap(route => {
    const wrong = serversUp(route).flatMap(({ member }) =>
      facts.members.filter(
        ({ name, writable }) => name === member && writable === false,
      ),
    );
    if (wrong.length === 0) {
      return [];
    }
    const names = wrong.map(({ name }) => name);
    return [
      {
        code: 'writes-to-read-only',
        subject: route.name,
        group: writesOutOf(route),
        refutedBy: 'write',
        severity: 'critical',
        early: 'warning',
        settleMs: followMs(facts),
        message: `HAProxy sends writes of route ${route.name} to ${listed(
          names,
        )}, which is read-only.`,
        next: `Promote it, or point proxy ${route.proxy} at the server that accepts writes.`,
        params: {
          route: route.name,
          proxy: route.proxy,
          members: names.join(', '),
        },
        evidence: [...serverEvidence(route), ...wrong.map(writableEvidence)],
      },
    ];
  });
};
