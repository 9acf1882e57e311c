import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import { codes, lasting } from './__testUtils__/judging';
import type { Evaluation } from './evaluate';
import { readPayloads } from '../__testUtils__/readPayloads';
import { runCase } from './__testUtils__/runCase';

interface Expected {
  /** What may be said in the end, or from the given second on. */
  verdicts: Verdict[];
  /** From this second on the verdicts above are the only ones. */
  from?: number;
  /** Up to this second. */
  to?: number;
  /** One of these was said in the end, at any severity. */
  codes?: string[];
  /** None of these was said at all. */
  never?: string[];
}

const RED_OR_AMBER: Verdict[] = ['critical', 'degraded'];

/** Inputs on which the product was wrong once, with the right answer. */
const STEPS: Record<string, Expected> = {
  'false-alarm-nodeport-seed-topology': {
    verdicts: ['ok', 'unknown'],
    never: ['write-route-elsewhere'],
  },
  'flapping-by-history': { verdicts: ['ok'], codes: ['leader-flapping'] },
  'haproxy-frontend-full': { verdicts: ['degraded'], codes: ['frontend-full'] },
  'haproxy-separate-frontend-disabled': {
    verdicts: ['critical'],
    codes: ['listener-closed'],
  },
  'haproxy-single-server-moved': {
    verdicts: ['critical'],
    codes: ['write-route-elsewhere'],
  },
  'holder-hangs-nothing-said': {
    verdicts: RED_OR_AMBER,
    codes: ['holder-hangs'],
  },
  'k8s-configmap-label-on-wrong-pod': {
    verdicts: RED_OR_AMBER,
    codes: ['role-label-elsewhere'],
  },
  'k8s-lock-not-renewed': { verdicts: RED_OR_AMBER, from: 30 },
  'k8s-quorum-zero': { verdicts: ['ok'] },
  'k8s-sync-standby-missing': {
    verdicts: ['degraded'],
    codes: ['sync-standby-missing'],
  },
  'no-patroni-primary-silent-is-unknown': {
    verdicts: RED_OR_AMBER,
    codes: ['primary-silent'],
  },
  'no-patroni-standby-lost-upstream': {
    verdicts: ['degraded'],
    codes: ['replica-not-streaming'],
  },
  'nodes-disagree-timeline': {
    verdicts: ['critical'],
    codes: ['nodes-disagree'],
  },
  'pgo-instances-not-ready': {
    verdicts: ['degraded'],
    codes: ['instances-not-ready'],
  },
  'replay-stuck': { verdicts: ['degraded'], codes: ['replay-behind'] },
  'severity-dip-in-failover': {
    verdicts: ['critical'],
    from: 4,
    // Clients are served again at 30.
    to: 20,
  },
  'standby-cluster-accepts-writes': {
    verdicts: RED_OR_AMBER,
    codes: ['standby-accepts-writes'],
  },
  'stray-standby-leader-hides-outage': {
    verdicts: ['critical'],
    codes: ['no-write-route'],
  },
  'watchdog-failed': { verdicts: ['degraded'], codes: ['watchdog-failed'] },
};

const PAYLOADS: Record<string, Expected> = {
  'all-servers-maint-resolution': {
    verdicts: ['critical'],
    codes: ['no-write-route'],
    never: ['write-route-drained'],
  },
  'members-by-dns-name-servers-by-ip': {
    verdicts: ['ok', 'unknown'],
    never: ['write-route-elsewhere'],
  },
  'replica-cannot-stream-old-patroni': {
    verdicts: ['degraded'],
    codes: ['replica-not-streaming'],
  },
  'standby-leader-stopped': {
    verdicts: RED_OR_AMBER,
    codes: ['standby-leader-not-running'],
  },
  'stats-without-legends-other-names': {
    verdicts: ['unknown', 'ok'],
    never: ['write-route-elsewhere'],
  },
  'sync-strict-without-sync-standby': {
    verdicts: RED_OR_AMBER,
    codes: ['sync-standby-missing'],
  },
  'two-backups-without-allbackups': { verdicts: ['ok'] },
  'write-route-up-on-standby-leader': {
    verdicts: RED_OR_AMBER,
    codes: ['writes-to-read-only'],
  },
};

describe('inputs that were judged wrong', () => {
  it.each(Object.entries(STEPS))('%s, step by step', (name, expected) => {
    const steps = runCase(name);
    const { from, to = Infinity } = expected;
    const judged =
      from === undefined
        ? steps.slice(-1)
        : steps.filter(({ seconds }) => seconds >= from && seconds <= to);
    expect(
      judged.flatMap(({ evaluation }) => faultsOf(evaluation, expected)),
    ).toEqual([]);
  });

  it.each(Object.entries(PAYLOADS))('%s, as it stands', (name, expected) => {
    expect(faultsOf(lasting(readPayloads(name)), expected)).toEqual([]);
  });
});

/** What is wrong with an answer; empty when it is right. */
function faultsOf(
  evaluation: Evaluation,
  { verdicts, codes: said, never = [] }: Expected,
): string[] {
  const summary = `${evaluation.verdict}: ${codes(evaluation).join(', ')}`;
  const all = evaluation.findings.map(({ code }) => code);
  return [
    ...(verdicts.includes(evaluation.verdict) ? [] : [`verdict of ${summary}`]),
    ...(!said || said.some(code => all.includes(code))
      ? []
      : [`no ${said.join(' or ')} in ${summary}`]),
    ...all.filter(code => never.includes(code)),
  ];
}
