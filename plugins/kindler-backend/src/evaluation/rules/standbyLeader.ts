import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import { isNotRunning } from '../../model/patroni/states';
import { replicationEvidence } from './notStreaming';
import type { Condition, Rule } from './Rule';
import { lockEvidence, roundMs, writableEvidence } from './texts';
import { worded } from './worded';
import { saidBySql } from '../facts/saidBySql';

/** The other site may be restarting. */
const SETTLE_MS = 15_000;

/**
 * Requirements on a standby cluster in place of the rules for writes: its leader runs, follows the other site, and
 * nobody accepts writes. Nothing is reported about a leader that runs but does not say how it follows (Patroni before
 * 3.0.4).
 */
export const standbyLeader: Rule = facts =>
  facts.standbyCluster
    ? [...acceptsWrites(facts), ...(facts.holder ? leads(facts) : [])]
    : [];

function leads(facts: ClusterFacts): Condition[] {
  const holder = facts.holder!;
  const state = holder.node?.state ?? holder.state;
  if (isNotRunning(state)) {
    return [notRunning(facts, holder, state)];
  }
  return holder.replication?.kind === 'none'
    ? [notStreaming(facts, holder)]
    : [];
}

function notRunning(
  facts: ClusterFacts,
  holder: MemberFacts,
  state: string,
): Condition {
  return {
    ...worded('standby-leader-not-running', { member: holder.name, state }),
    subject: holder.name,
    severity: 'critical',
    early: 'warning',
    settleMs: Math.max(2 * facts.loopWaitMs, SETTLE_MS),
    evidence: [
      lockEvidence(facts),
      evidence(
        `state of ${holder.name}`,
        state,
        holder.node ? holder.nodeSource : facts.view?.source,
        holder.node ? holder.nodeAt : facts.view?.observedAt,
      ),
    ],
  };
}

/**
 * Patroni shows a leader that restores from an archive in the same way, so only PostgreSQL's own report raises an
 * alarm.
 */
function notStreaming(facts: ClusterFacts, holder: MemberFacts): Condition {
  const bySql = saidBySql(holder, holder.replication?.source);
  return {
    ...worded('standby-leader-not-streaming', { member: holder.name }),
    subject: holder.name,
    severity: bySql ? 'warning' : 'info',
    early: 'hidden',
    settleMs: Math.max(2 * facts.loopWaitMs, SETTLE_MS),
    evidence: [lockEvidence(facts), replicationEvidence(holder)],
  };
}

/** A node that the DCS does not list may belong to the other site, which is meant to accept writes. */
function acceptsWrites(facts: ClusterFacts): Condition[] {
  const wrong = facts.writers.filter(({ listed: own }) => own !== false);
  if (wrong.length === 0) {
    return [];
  }
  const names = wrong.map(({ name }) => name);
  return [
    {
      ...worded('standby-accepts-writes', { members: names.join(', ') }),
      severity: 'critical',
      early: 'warning',
      settleMs: facts.loopWaitMs + roundMs(facts),
      evidence: [lockEvidence(facts), ...wrong.map(writableEvidence)],
    },
  ];
}
