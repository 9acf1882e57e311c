import {
  messageOf,
  word,
  type Evidence,
  type Finding,
  type Severity,
} from '@kindler/backstage-plugin-kindler-common';
import type { IncidentObservation, LaneStatement } from './IncidentObservation';
import type { Phase } from './IncidentState';
import { keyOf } from './keyOf';
import { sayLane, sayTimeline } from './sayLane';

const MOST_EVIDENCE = 8;
const KEPT_KEYS = 200;
/** Witnesses report the same as these findings, so it is reported once, with the finding's evidence and weight. */
const SAID_BY: Record<string, LaneStatement['kind']> = {
  'no-leader': 'patroni',
  'lock-unknown': 'patroni',
  'no-primary': 'postgres',
  'split-brain': 'postgres',
  'no-write-route': 'haproxy',
  'route-unknown': 'haproxy',
};
const CLIENT_FINDING = /^clients-/;
/** Of simultaneous phases, a cause comes before its effect. */
const ORDER: ReadonlyArray<Phase['kind']> = [
  'patroni',
  'postgres',
  'haproxy',
  'client',
  'finding',
];
const WEIGHT: Record<Severity, number> = { info: 0, warning: 1, critical: 2 };

/** Something already reported, perhaps by a witness, turned out to be worse. */
export interface Raised {
  kind: Phase['kind'];
  /** Code of the finding, if a finding reported it. */
  code?: string;
  /** Route of the client that reported it. */
  route?: unknown;
  severity: Severity;
  evidence: Evidence[];
}

export interface ToldPhases {
  phases: Phase[];
  raised: Raised[];
  /** The highest reported severity of each finding so far. */
  told: Record<string, Severity>;
}

/**
 * Returns the phases between two observations: witnesses that changed their statement, and findings that are new or
 * worse than reported. The very first observation is described by its findings alone.
 */
export function tellPhases(
  before: IncidentObservation | undefined,
  now: IncidentObservation,
  told: Record<string, Severity>,
): ToldPhases {
  const news = now.findings.filter(
    finding =>
      WEIGHT[finding.severity] > WEIGHT[told[keyOf(finding)] ?? 'info'],
  );
  const changed = before ? changedStatements(before, now) : [];
  const ofLanes = changed.map(lane => phaseOfLane(lane, now));
  const alone: Phase[] = [];
  const raised: Raised[] = [];
  for (const finding of news) {
    const { code, severity } = finding;
    const evidence = few(finding.evidence);
    const kind = sayerOf(finding, before ? now.lanes : []);
    if (kind === undefined && told[keyOf(finding)]) {
      raised.push({ kind: 'finding', code, severity, evidence });
    } else if (kind === undefined) {
      alone.push(phaseOfFinding(finding, before, now));
    } else if (!changed.some(lane => isToldBy(lane, kind, finding))) {
      const route = kind === 'client' ? finding.params.route : undefined;
      raised.push({ kind, route, severity, evidence });
    }
  }
  const phases = [...ofLanes, ...timelinePhase(before, now), ...alone];
  return {
    phases: phases.sort(
      (a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
    ),
    raised,
    told: news.length > 0 ? withNews(told, news) : told,
  };
}

function withNews(
  told: Record<string, Severity>,
  news: readonly Finding[],
): Record<string, Severity> {
  const all = {
    ...told,
    ...Object.fromEntries(
      news.map(finding => [keyOf(finding), finding.severity]),
    ),
  };
  return Object.fromEntries(Object.entries(all).slice(-KEPT_KEYS));
}

function changedStatements(
  before: IncidentObservation,
  now: IncidentObservation,
): LaneStatement[] {
  return now.lanes.filter(lane => {
    const former = before.lanes.find(
      ({ kind, route }) => kind === lane.kind && route === lane.route,
    );
    return (
      lane.kind !== 'verdict' && former !== undefined && differ(former, lane)
    );
  });
}

/** For the client, only whether it is served and by whom counts, if both are known. */
function differ(former: LaneStatement, now: LaneStatement): boolean {
  if (former.tone !== now.tone) {
    return true;
  }
  if (now.kind === 'client') {
    const [, by] = now.values;
    const [, formerBy] = former.values;
    return by !== undefined && formerBy !== undefined && by !== formerBy;
  }
  return former.values.join('\n') !== now.values.join('\n');
}

function phaseOfLane(
  lane: LaneStatement,
  { findings }: IncidentObservation,
): Phase {
  const told = findings.filter(
    ({ code, params }) =>
      SAID_BY[code] === lane.kind ||
      (lane.kind === 'client' &&
        CLIENT_FINDING.test(code) &&
        params.route === lane.route),
  );
  const isBad = lane.tone === 'bad' || lane.tone === 'warning';
  const weight = isBad ? told[0]?.severity ?? 'warning' : 'info';
  return {
    at: lane.since ?? lane.at,
    kind: lane.kind as Phase['kind'],
    severity: weight,
    text: sayLane(lane),
    evidence: few([
      ...lane.evidence,
      ...(isBad ? told.flatMap(({ evidence }) => evidence) : []),
    ]),
  };
}

function timelinePhase(
  before: IncidentObservation | undefined,
  now: IncidentObservation,
): Phase[] {
  const { leader, timeline } = now;
  const lane = now.lanes.find(({ kind }) => kind === 'patroni');
  const isNews =
    before?.timeline !== undefined &&
    timeline !== undefined &&
    timeline !== before.timeline;
  return isNews && leader
    ? [
        {
          at: lane?.at ?? now.at,
          kind: 'patroni',
          severity: timeline < before.timeline! ? 'critical' : 'info',
          text: sayTimeline(leader, timeline),
          evidence: [
            {
              label: `timeline of ${leader}`,
              value: String(timeline),
              source: lane?.evidence[0]?.source ?? 'none',
              observedAt: lane?.evidence[0]?.observedAt,
            },
          ],
        },
      ]
    : [];
}

/**
 * A finding that takes over from another one of its group has that one's start. This phase began when the finding was
 * seen.
 */
function phaseOfFinding(
  finding: Finding,
  before: IncidentObservation | undefined,
  now: IncidentObservation,
): Phase {
  const { code, since } = finding;
  const tookOver = before?.findings.some(
    each => each.since === since && each.code !== code,
  );
  return {
    at: tookOver ? now.at : Date.parse(since),
    kind: 'finding',
    severity: finding.severity,
    text: word('phase-finding', { finding: messageOf(finding) }),
    evidence: few(finding.evidence),
  };
}

/** Returns the witness that reports the same as a finding. */
function sayerOf(
  { code }: Finding,
  lanes: readonly LaneStatement[],
): Phase['kind'] | undefined {
  const kind = CLIENT_FINDING.test(code) ? 'client' : SAID_BY[code];
  const isSaid = lanes.some(
    lane =>
      lane.kind === kind && lane.tone !== 'good' && lane.tone !== 'neutral',
  );
  return isSaid ? (kind as Phase['kind']) : undefined;
}

/** Whether a witness now reports the same as a finding. Each client speaks only for its own route. */
function isToldBy(
  lane: LaneStatement,
  kind: Phase['kind'],
  { params }: Finding,
): boolean {
  return (
    lane.kind === kind && (kind !== 'client' || lane.route === params.route)
  );
}

function few(evidence: readonly Evidence[]): Evidence[] {
  return evidence.slice(0, MOST_EVIDENCE);
}
