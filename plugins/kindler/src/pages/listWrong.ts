import type {
  Finding,
  FindingSummary,
  IncidentSummary,
  ListedFinding,
} from '@kindler/backstage-plugin-kindler-common';
import {
  findingKey,
  groupByCause,
  groupFindings,
  sortFindings,
  type FindingGroup,
} from '../components/finding';

/** So many findings of one kind are asked for: enough to know that it is many. */
export const SHOWN_OF_EACH = 4;

/** A problem: an incident with what is found of it now, or findings that belong to none. */
export type Wrong =
  | {
      id: string;
      incident: IncidentSummary;
      /** Undefined where they were not read. */
      findings: Finding[] | undefined;
    }
  | {
      id: string;
      incident?: undefined;
      /** The first of them. */
      findings: Finding[];
      /** How many there are. */
      count: number;
    };

interface Known {
  /** Of clusters that an incident goes on of. */
  told: ListedFinding[];
  /** Whether these are all of them. */
  isToldWhole: boolean;
  /** Of the others, a few of each kind, */
  others: ListedFinding[];
  /** and how many there are of each. */
  counts: FindingSummary['codes'];
  /** Those that go on. */
  incidents: IncidentSummary[];
}

/** Notes are no problems; they stand with what they concern. */
function isProblem({ severity }: Finding): boolean {
  return severity !== 'info';
}

/** The worst first, then the one that goes on for longest. */
function compareIncidents(a: IncidentSummary, b: IncidentSummary): number {
  const weight = ({ worst }: IncidentSummary) =>
    ['critical', 'degraded'].indexOf(worst) >>> 0;
  return weight(a) - weight(b) || a.startedAt.localeCompare(b.startedAt);
}

/** How many findings a group stands for. One of a few says all of them, of a kind that is many the first ones. */
function countOf({ findings }: FindingGroup, counts: Known['counts']): number {
  const { code, severity } = findings[0];
  const counted = counts.find(
    each => each.code === code && each.severity === severity,
  );
  return findings.length >= SHOWN_OF_EACH
    ? Math.max(counted?.count ?? 0, findings.length)
    : findings.length;
}

/**
 * What is wrong now: incidents first, each once, then what is found beside them, by causes.
 */
export function listWrong({ incidents, ...known }: Known): Wrong[] {
  const inTrouble = new Set(incidents.map(({ database }) => database));
  const ofIncident = new Map<string, Finding[]>();
  for (const finding of sortFindings(known.told.filter(isProblem))) {
    const findings = ofIncident.get(finding.database) ?? [];
    findings.push(finding);
    ofIncident.set(finding.database, findings);
  }
  const all = new Map(
    [...known.told, ...known.others].map(finding => [
      `${finding.database} ${findingKey(finding)}`,
      finding,
    ]),
  );
  // Also what is told of an incident that was not read: incidents may be away, or begin or end just now.
  const beside = [...all.values()].filter(
    finding => isProblem(finding) && !inTrouble.has(finding.database),
  );
  return [
    ...[...incidents].sort(compareIncidents).map(incident => {
      const [cause] = groupByCause(ofIncident.get(incident.database) ?? []);
      const id = `incident ${incident.id}`;
      if (!cause) {
        return { id, incident, findings: known.isToldWhole ? [] : undefined };
      }
      return { id, incident, findings: [cause.head, ...cause.others] };
    }),
    ...groupFindings(sortFindings(beside)).map(group => ({
      id: findingKey(group.findings[0]),
      findings: group.findings,
      count: countOf(group, known.counts),
    })),
  ];
}
