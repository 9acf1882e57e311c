import type {
  Database,
  DatabaseGateway,
  Finding,
} from '@kindler/backstage-plugin-kindler-common';
import type { EvaluationState } from '../../evaluation/EvaluationState';
import type { IncidentObservation, WriteServer } from './IncidentObservation';
import {
  clientStatements,
  verdictStatement,
  witnessStatements,
} from './laneStatements';

/** The observer's memory of a cluster beyond what it shows. */
export type ClusterPast = Pick<
  EvaluationState,
  'leaderTimeline' | 'leaderChanges' | 'outageSince'
>;

/** Converts the evaluation of a cluster to the form that incidents need. */
export function observationOf(
  database: Database,
  past: ClusterPast,
  at: number,
): IncidentObservation {
  const moved = movedRoutes(database);
  const gateways = database.gateways.filter(
    ({ intent, route }) => intent === 'read-write' && !moved.has(route),
  );
  const { scheduledSwitchover } = database;
  return {
    at,
    database: database.name,
    title: database.title,
    owner: database.owner,
    verdict: database.verdict,
    findings: weighing(database),
    leader: database.leader,
    timeline: past.leaderTimeline ?? database.timeline,
    lanes: [
      ...gateways.flatMap(gateway => clientStatements(gateway, at)),
      ...witnessStatements(database, past.leaderTimeline, at),
      verdictStatement(database, at),
    ],
    servers: gateways.flatMap(serversOf),
    hasWriteRoute: gateways.length > 0,
    changes: past.leaderChanges,
    outageSince: past.outageSince,
    scheduledAt: scheduledSwitchover && Date.parse(scheduledSwitchover.at),
  };
}

/** Routes that were given to another cluster. What their clients get does not belong to this one. */
function movedRoutes({ witnesses }: Database): Set<unknown> {
  return new Set(
    Object.values(witnesses)
      .flatMap(({ details }) => details)
      .filter(({ code }) => code === 'witness-route-moved')
      .map(({ params }) => params.route),
  );
}

function weighing({ verdict, findings }: Database): Finding[] {
  const weigh = findings.filter(({ severity }) => severity !== 'info');
  return weigh.length > 0 || verdict === 'ok' ? weigh : findings.slice(0, 1);
}

function serversOf({
  gateway,
  proxy,
  servers,
}: DatabaseGateway): WriteServer[] {
  return servers
    .filter(({ up }) => up !== 'unknown')
    .map(({ name, up, sessions }) => ({
      key: `${gateway}/${proxy}/${name}`,
      up: up === true,
      sessions,
    }));
}
