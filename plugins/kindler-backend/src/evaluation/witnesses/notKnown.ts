import type {
  Finding,
  Witness,
} from '@kindler/backstage-plugin-kindler-common';
import { evidence } from '../facts/ClusterFacts';
import type { Condition } from '../rules/Rule';
import { worded } from '../rules/worded';

type Kind = Witness['kind'];

/** Findings that already say what a witness does not know. */
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
  severity: 'info',
  early: 'info',
  settleMs: 0,
} as const;

/** Says what is unknown if the verdict is unknown: which witness, why, and what would help. */
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
    ...worded(
      'not-known',
      { witness: kind, reason: reason ?? '' },
      { message: `not-known-${kind}`, next: `not-known-${kind}-next` },
    ),
    evidence: [{ ...evidence(kind, 'unknown', source), observedAt }],
  };
}

/** Every existing witness speaks, but none names the member that receives writes. */
function nobodyTells(witnesses: Witness[]): Condition {
  const present = witnesses.filter(({ status }) => status !== 'absent');
  return {
    ...BASE,
    ...worded(
      'not-known',
      {},
      { message: present.length > 0 ? undefined : 'not-known-at-all' },
    ),
    evidence: witnesses.map(({ kind, status, source, observedAt }) => ({
      ...evidence(kind, status, source),
      observedAt,
    })),
  };
}
