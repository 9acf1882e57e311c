import type {
  Database,
  DatabaseGateway,
  IncidentTone,
  Verdict,
  Witness,
} from '@kindler/backstage-plugin-kindler-common';
import type { LaneStatement } from './IncidentObservation';
import { isRefused } from './isClear';

const VERDICT_TONES: Record<Verdict, IncidentTone> = {
  ok: 'good',
  degraded: 'warning',
  critical: 'bad',
  unknown: 'unknown',
};
const LABELS = {
  patroni: 'lock holder',
  postgres: 'accepts writes',
  haproxy: 'writes are sent to',
};
/** HAProxy names nobody because somebody took the servers out. */
const MEANT: readonly string[] = [
  'witness-route-moved',
  'witness-route-drained',
];

/** A client that was not tried for this many intervals, and for this long, says nothing about the present. */
const LOST_PROBES = 3;
const SILENCE_MS = 15_000;
/** If no client ever got through from here, the path from here is the more likely fault. */
const SILENT: readonly string[] = ['timeout', 'unreachable'];

/** Statements of the three witnesses besides the client. One that is not configured is silent. */
export function witnessStatements(
  database: Database,
  leaderTimeline: number | undefined,
  at: number,
): LaneStatement[] {
  return Object.values(database.witnesses).flatMap(witness => {
    const { kind, status, members, source, observedAt } = witness;
    if (kind === 'client' || status === 'absent') {
      return [];
    }
    const value =
      status === 'unknown' ? 'unknown' : members.join(', ') || 'nobody';
    return [
      {
        kind,
        values: status === 'unknown' ? [] : members,
        timeline: kind === 'patroni' && members[0] ? leaderTimeline : undefined,
        tone: toneOf(witness, database),
        at:
          status === 'unknown' || observedAt === undefined
            ? at
            : Date.parse(observedAt),
        evidence: [
          { label: LABELS[kind], value, source: source ?? 'none', observedAt },
        ],
      },
    ];
  });
}

function toneOf(
  { kind, status, members, details }: Witness,
  { standbyCluster }: Database,
): IncidentTone {
  if (status === 'unknown') {
    return 'unknown';
  }
  if (members.length > 1) {
    return 'bad';
  }
  const isMeant =
    (kind !== 'patroni' && standbyCluster) ||
    details.some(({ code }) => MEANT.includes(code));
  return members.length === 1 || isMeant ? 'neutral' : 'bad';
}

/** What clients of a route get; nothing before the first probe. */
export function clientStatements(
  { route = '', client }: DatabaseGateway,
  at: number,
): LaneStatement[] {
  if (!client?.last) {
    return [];
  }
  const { outcome, observedAt, fault } = client.last;
  const { source, refusedSince, servedAt, servedBy, everyMs } = client;
  const evidence = [
    {
      label: `client of route ${route}`,
      value: [outcome, fault?.message].filter(Boolean).join(', '),
      source,
      observedAt,
    },
  ];
  const tried = Date.parse(observedAt);
  const isOld = at - tried > Math.max(LOST_PROBES * everyMs, SILENCE_MS);
  const isUnproven = servedAt === undefined && SILENT.includes(outcome);
  if (isOld || isUnproven) {
    const values = isOld ? [] : [outcome];
    return [{ kind: 'client', route, values, tone: 'unknown', at, evidence }];
  }
  const onlyHere = client.onlyHere ?? false;
  const repeated = refusedSince !== undefined && refusedSince < observedAt;
  const result = { route, outcome, repeated, onlyHere };
  if (!isRefused(result)) {
    return [
      {
        kind: 'client',
        route,
        values:
          outcome === 'served' && servedBy ? [outcome, servedBy] : [outcome],
        tone: outcome === 'served' ? 'good' : 'neutral',
        at: Math.min(at, tried),
        evidence,
        client: result,
      },
    ];
  }
  if (servedAt) {
    evidence.push({
      label: `client of route ${route}, served last`,
      value: servedAt,
      source,
      observedAt: servedAt,
    });
  }
  return [
    {
      kind: 'client',
      route,
      values: [outcome],
      tone: onlyHere ? 'warning' : 'bad',
      at: Math.min(at, tried),
      since: Math.min(at, Date.parse(refusedSince ?? observedAt)),
      evidence,
      client: result,
    },
  ];
}

/** The evaluation's statement. */
export function verdictStatement(
  { verdict }: Database,
  at: number,
): LaneStatement {
  return {
    kind: 'verdict',
    values: [verdict],
    tone: VERDICT_TONES[verdict],
    at,
    evidence: [],
  };
}
