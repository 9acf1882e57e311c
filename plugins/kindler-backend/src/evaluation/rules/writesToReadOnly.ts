import type { ClusterFacts, MemberFacts } from '../facts/ClusterFacts';
import { named } from '../../model/named';
import type { Rule } from './Rule';
import {
  followMs,
  serverEvidence,
  serversUp,
  writableEvidence,
  writeRoutes,
  writesOutOf,
} from './texts';
import { worded } from './worded';

/**
 * Compares HAProxy with the nodes if no lock is known: a server receives writes that its own PostgreSQL refuses. In a
 * standby cluster every node refuses them by design, so no server of a write route should be up there, but checks that
 * only look for the leader let one through.
 */
export const writesToReadOnly: Rule = facts => {
  if (facts.holder && !facts.standbyCluster) {
    return [];
  }
  return writeRoutes(facts).flatMap(route => {
    const wrong = serversUp(route).flatMap(({ member: name }) => {
      const member = named(facts.members, name);
      return member && isReadOnly(facts, member) ? [member] : [];
    });
    if (wrong.length === 0) {
      return [];
    }
    const names = wrong.map(({ name }) => name);
    return [
      {
        ...worded(
          'writes-to-read-only',
          {
            route: route.name,
            proxy: route.proxy,
            members: names.join(', '),
          },
          { next: facts.standbyCluster ? 'writes-to-standby-next' : undefined },
        ),
        subject: route.name,
        group: writesOutOf(route),
        refutedBy: 'write',
        severity: 'critical',
        early: 'warning',
        settleMs: followMs(facts),
        evidence: [...serverEvidence(route), ...wrong.map(writableEvidence)],
      },
    ];
  });
};

function isReadOnly(
  { standbyCluster }: ClusterFacts,
  { writable }: MemberFacts,
): boolean {
  return writable === false || (standbyCluster && writable !== true);
}
