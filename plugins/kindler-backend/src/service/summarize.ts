import type {
  Database,
  DatabaseSummary,
} from '@kindler/backstage-plugin-kindler-common';

/** Converts a database cluster to its row in lists. */
export function summarize(database: Database): DatabaseSummary {
  const { name, title, owner, formation, managedBy, namespace } = database;
  const { verdict, since, leader, timeline } = database;
  const { memberCount, maxLag, worst, findingCount, observedAt } = database;
  return {
    name,
    title,
    owner,
    formation,
    managedBy,
    namespace,
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
