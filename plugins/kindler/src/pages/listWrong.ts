import type {
  Finding,
  IncidentSummary,
  Route,
} from '@kindler/backstage-plugin-kindler-common';
import {
  findingKey,
  groupByCause,
  groupFindings,
  sortFindings,
} from '../components/finding';

/** A problem: an incident with what is found of it now, or findings that belong to none. */
export type Wrong =
  | { id: string; incident: IncidentSummary; findings: Finding[] }
  | { id: string; incident?: undefined; findings: Finding[] };

interface Known {
  findings: Finding[];
  /** Those that go on. */
  incidents: IncidentSummary[];
  routes: Route[];
}

/** Notes are no problems; they stand with what they concern. */
function isProblem({ severity }: Finding): boolean {
  return severity !== 'info';
}

/** Finds the incident that a finding is told by: its database's, or that of the database its route leads to. */
function incidentFinder({ incidents, routes }: Known) {
  const byDatabase = new Map(
    incidents.map(incident => [incident.database, incident]),
  );
  const databases = new Map(
    routes.map(({ name, targets, activeTarget }) => [
      name,
      targets.find(target => target.name === activeTarget)?.database ??
        targets[0]?.database,
    ]),
  );
  return ({ subject: { kind, name } }: Finding) => {
    const database = kind === 'route' ? databases.get(name) : name;
    return kind === 'gateway' || database === undefined
      ? undefined
      : byDatabase.get(database);
  };
}

/** The worst first, then the one that goes on for longest. */
function compareIncidents(a: IncidentSummary, b: IncidentSummary): number {
  const weight = ({ worst }: IncidentSummary) =>
    ['critical', 'degraded'].indexOf(worst) >>> 0;
  return weight(a) - weight(b) || a.startedAt.localeCompare(b.startedAt);
}

/**
 * What is wrong now: incidents first, each once, then what is found beside them, by causes.
 */
export function listWrong(known: Known): Wrong[] {
  const findings = sortFindings(known.findings.filter(isProblem));
  const incidentOf = incidentFinder(known);
  const told = new Map<string, Finding[]>();
  const others: Finding[] = [];
  for (const finding of findings) {
    const incident = incidentOf(finding);
    if (!incident) {
      others.push(finding);
    } else if (told.has(incident.id)) {
      told.get(incident.id)!.push(finding);
    } else {
      told.set(incident.id, [finding]);
    }
  }
  return [
    ...[...known.incidents].sort(compareIncidents).map(incident => {
      const [cause] = groupByCause(told.get(incident.id) ?? []);
      return {
        id: `incident ${incident.id}`,
        incident,
        findings: cause ? [cause.head, ...cause.others] : [],
      };
    }),
    ...groupFindings(others).map(group => ({
      id: findingKey(group.findings[0]),
      findings: group.findings,
    })),
  ];
}
