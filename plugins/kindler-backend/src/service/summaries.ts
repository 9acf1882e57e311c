import type {
  Database,
  DatabaseSummary,
  Finding,
} from '@kindler/backstage-plugin-kindler-common';

const SEVERITIES: Array<Finding['severity']> = ['critical', 'warning', 'info'];

/** The row of a database cluster for lists. */
export function summarize(database: Database): DatabaseSummary {
  const { name, title, owner, formation, verdict, since } = database;
  const { leader, timeline } = database;
  const { memberCount, maxLag, worst, findingCount, observedAt } = database;
  return {
    name,
    title,
    owner,
    formation,
    verdict,
    since,
    leader,
    timeline,
    memberCount,
    maxLag,
    worst,
    findingCount,
    observedAt,
  };
}

/** Worst first, then the oldest. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    a.since.localeCompare(b.since)
  );
}
