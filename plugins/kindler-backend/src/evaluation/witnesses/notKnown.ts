import type {
  Finding,
  Witness,
} from '@kindler/backstage-plugin-kindler-common';
import { evidence } from '../facts/ClusterFacts';
import type { Condition } from '../rules/Rule';

type Kind = Witness['kind'];

const QUESTIONS: Record<Kind, string> = {
  patroni: 'Who holds the lock is not known',
  postgres: 'Which members accept writes is not known',
  haproxy: 'Where HAProxy sends writes is not known',
  client: 'What clients get is not known',
};

const STEPS: Record<Kind, string> = {
  patroni:
    'See whether a node with Patroni, or the Kubernetes API, answers this backend.',
  postgres:
    'See whether the members answer; a role for SQL probes (kindler.databases[].probe) tells where Patroni does not.',
  haproxy:
    'See whether the statistics of the gateway answer (kindler.gateways[].stats), and whether proxy and servers are spelt as there.',
  client:
    'See whether this backend reaches the listener of the route (kindler.routes[].listener).',
};

/** Findings that say already what a witness does not know. */
const SAID: Record<Kind, readonly string[]> = {
  patroni: ['lock-unknown', 'lock-not-in-kubernetes'],
  postgres: [],
  haproxy: [
    'route-unknown',
    'servers-not-comparable',
    'server-addresses-hidden',
  ],
  client: ['clients-never-served', 'clients-refused-here'],
};

const BASE = {
  code: 'not-known',
  severity: 'info',
  early: 'info',
  settleMs: 0,
} as const;

/** What is not known where the verdict is that nothing is: which witness, why, and what would help. */
export function notKnown(
  witnesses: Witness[],
  findings: readonly Finding[],
): Condition[] {
  const silent = witnesses.filter(({ status }) => status === 'unknown');
  if (silent.length === 0) {
    return [nobodyTells(witnesses)];
  }
  return silent
    .filter(
      ({ kind }) => !findings.some(({ code }) => SAID[kind].includes(code)),
    )
    .map(witness => conditionOf(witness));
}

function conditionOf(witness: Witness): Condition {
  const { kind, reason, source, observedAt } = witness;
  return {
    ...BASE,
    subject: kind,
    message: `${QUESTIONS[kind]}${
      reason ? `: ${reason.text.replace(/\.$/, '')}` : ''
    }.`,
    next: STEPS[kind],
    params: { witness: kind, reason: reason?.text ?? '' },
    evidence: [{ ...evidence(kind, 'unknown', source), observedAt }],
  };
}

/** Every witness that is there speaks, and yet none names the member that writes go to. */
function nobodyTells(witnesses: Witness[]): Condition {
  const present = witnesses.filter(({ status }) => status !== 'absent');
  return {
    ...BASE,
    message:
      present.length > 0
        ? 'Which member takes the writes is not known: no witness names it.'
        : 'Nothing is known: no witness is configured.',
    next: 'Give Kindler the members (kindler.databases[].patroni.members, or members with a probe) and a route for writes.',
    params: { witness: 'none', reason: '' },
    evidence: witnesses.map(({ kind, status, source, observedAt }) => ({
      ...evidence(kind, status, source),
      observedAt,
    })),
  };
}
