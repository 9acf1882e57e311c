import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import { isHealthy } from '../../model/patroni/states';
import type { Condition, Rule } from './Rule';
import { lockEvidence } from './texts';
import { worded } from './worded';

/**
 * Synchronous mode is on, but there are fewer synchronous standbys than requested, or none. Commits made now would be
 * lost with the leader. In strict mode commits wait for a standby. A restart of the only standby causes this for one
 * loop. The DCS record of a standby that does not run or replicate is no evidence.
 */
export const syncStandbyMissing: Rule = facts => {
  const { settings, view, holder, standbyCluster } = facts;
  if (!settings?.synchronous || !view || !holder || standbyCluster) {
    return [];
  }
  const recorded = facts.members.filter(({ role }) => /_standby$/.test(role));
  const able = recorded.filter(isAble);
  const wanted = settings.synchronousNodeCount ?? 1;
  if (able.length === 0) {
    return [missing(facts, holder, recorded)];
  }
  return able.length < wanted ? [few(facts, recorded, able, wanted)] : [];
};

function isAble({ state, node, replication }: MemberFacts): boolean {
  return isHealthy(node?.state ?? state) && replication?.kind !== 'none';
}

function missing(
  facts: ClusterFacts,
  holder: MemberFacts,
  recorded: MemberFacts[],
): Condition {
  const waits =
    facts.settings!.synchronousModeStrict === true && !isConfirmed(holder);
  return {
    ...worded(
      'sync-standby-missing',
      {
        leader: holder.name,
        strict: String(waits),
        standbys: recorded.map(({ name }) => name).join(', '),
      },
      { message: waits ? 'sync-standby-missing-strict' : undefined },
    ),
    severity: waits ? 'critical' : 'warning',
    early: 'info',
    settleMs: 2 * facts.loopWaitMs,
    evidence: evidenceOf(facts, recorded),
  };
}

/** PostgreSQL itself has a standby that confirms commits, although the DCS does not record it yet. */
function isConfirmed({ sql, node }: MemberFacts): boolean {
  return [...(sql?.standbys ?? []), ...(node?.standbys ?? [])].some(
    ({ syncState, state }) =>
      (state ?? 'streaming') === 'streaming' &&
      (syncState === 'sync' || syncState === 'quorum'),
  );
}

function few(
  facts: ClusterFacts,
  recorded: MemberFacts[],
  able: MemberFacts[],
  wanted: number,
): Condition {
  return {
    ...worded('sync-standbys-few', { count: able.length, wanted }),
    severity: 'info',
    early: 'hidden',
    settleMs: 2 * facts.loopWaitMs,
    evidence: evidenceOf(facts, recorded),
  };
}

function evidenceOf(facts: ClusterFacts, recorded: MemberFacts[]) {
  return [
    lockEvidence(facts),
    evidence(
      'synchronous standbys',
      recorded.map(({ name, state }) => `${name} (${state})`).join(', ') ||
        'none',
      facts.view!.source,
      facts.view!.observedAt,
    ),
  ];
}
