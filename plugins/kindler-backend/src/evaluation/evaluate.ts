import type {
  Finding,
  Severity,
  Verdict,
  Witness,
  Witnesses,
} from '@kindler/backstage-plugin-kindler-common';
import { agree, disagreement, namingWitnesses } from './witnesses/agreement';
import { ConditionClock, type Held } from './ConditionClock';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { EvaluationState } from './EvaluationState';
import type { ClusterFacts } from './facts/ClusterFacts';
import { deriveFacts } from './facts/deriveFacts';
import { rememberServers } from './facts/rememberServers';
import { followLeader } from './follow/followLeader';
import { notKnown } from './witnesses/notKnown';
import { isoTime } from '../model/Reading';
import { isRefuted } from './witnesses/refute';
import { RULES } from './rules';
import { cutOff } from './rules/cutOff';
import type { Condition } from './rules/Rule';
import { callWitnesses } from './witnesses/witnesses';

/** The current assessment of a database cluster. */
export interface Evaluation {
  facts: ClusterFacts;
  witnesses: Witnesses;
  /** Worst first. */
  findings: Finding[];
  verdict: Verdict;
  /** Input of the next evaluation. */
  state: EvaluationState;
}

const WEIGHT: Record<Severity, number> = { critical: 0, warning: 1, info: 2 };

/**
 * Evaluates a cluster from the readings of its sources. Pure: the same arguments give the same result. `previous`
 * records since when each condition has held, so that something that is normal for seconds becomes an alarm only if it
 * lasts.
 */
export function evaluate(
  snapshot: ClusterSnapshot,
  previous: EvaluationState | undefined,
  now: number,
): Evaluation {
  const facts = deriveFacts(snapshot, now, previous?.servers);
  const followed = followLeader(facts, previous);
  const carried = previous && { ...previous, ...followed };
  const clock = new ConditionClock(previous, now);
  const findings: Finding[] = [];
  const note = (seen: Condition) => {
    const condition = isRefuted(seen, facts) ? softened(seen) : seen;
    const held = clock.note(condition);
    const finding = settle(snapshot.name, condition, held, now);
    if (finding) {
      findings.push(finding);
    }
  };
  const witnesses = callWitnesses(facts);
  const words = Object.values(witnesses);
  if (facts.cutOff) {
    note(cutOff(facts));
  } else {
    RULES.flatMap(rule => rule(facts, carried)).forEach(note);
    if (findings.every(({ severity }) => severity === 'info')) {
      disagreement(facts, words).forEach(note);
    }
  }
  const verdict = judge(facts, words, findings);
  if (verdict === 'unknown' && !facts.cutOff) {
    notKnown(words, findings).forEach(note);
  }
  findings.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return {
    facts,
    witnesses,
    findings,
    verdict,
    state: {
      ...followed,
      since: clock.since,
      groups: clock.groups,
      servers: rememberServers(facts.routes, previous?.servers),
      verdict,
      verdictSince: previous?.verdict === verdict ? previous.verdictSince : now,
    },
  };
}

function softened(condition: Condition): Condition {
  const { severity, early } = condition;
  return {
    ...condition,
    severity: severity === 'critical' ? 'warning' : severity,
    early: early === 'critical' ? 'warning' : early,
  };
}

function settle(
  name: string,
  condition: Condition,
  { own, since }: Held,
  now: number,
): Finding | undefined {
  const { settleMs, restsOn } = condition;
  const settled =
    now - since >= settleMs && (restsOn === undefined || restsOn > own);
  const severity = settled ? condition.severity : condition.early;
  return severity === 'hidden'
    ? undefined
    : {
        code: condition.code,
        rule: condition.rule,
        severity,
        acknowledgeable: condition.acknowledgeable,
        subject: { kind: 'database', name },
        since: isoTime(since),
        ...textsOf(condition),
        evidence: condition.evidence,
      };
}

/** Codes are included only if they differ from the default ones. */
function textsOf({ code, message, next }: Condition) {
  return {
    message: message.text,
    messageCode: message.code === code ? undefined : message.code,
    next: next.text,
    nextCode: next.code === `${code}-next` ? undefined : next.code,
    params: { ...next.params, ...message.params },
  };
}

/**
 * `ok` requires every configured witness to speak and all of them to name the same member. In a standby cluster nobody
 * accepts writes and no route leads there, by design.
 */
function judge(
  facts: ClusterFacts,
  witnesses: Witness[],
  findings: Finding[],
): Verdict {
  if (facts.cutOff) {
    return 'unknown';
  }
  if (findings.some(({ severity }) => severity === 'critical')) {
    return 'critical';
  }
  const present = witnesses.filter(({ status }) => status !== 'absent');
  const spoken = present.filter(({ status }) => status !== 'unknown');
  if (spoken.length === 0) {
    return 'unknown';
  }
  if (findings.some(({ severity }) => severity === 'warning')) {
    return 'degraded';
  }
  if (spoken.length < present.length) {
    return 'unknown';
  }
  if (facts.standbyCluster) {
    return facts.holder ? 'ok' : 'unknown';
  }
  return agree(namingWitnesses(witnesses)) ? 'ok' : 'unknown';
}
