import type {
  Database,
  DatabaseSummary,
} from '@kindler/backstage-plugin-kindler-common';

const summaries = new WeakMap<Database, DatabaseSummary>();

/** Returns the row of a database cluster in lists: the same object as long as the cluster is not evaluated again. */
export function summarize(database: Database): DatabaseSummary {
  let summary = summaries.get(database);
  if (!summary) {
    summary = toSummary(database);
    summaries.set(database, summary);
  }
  return summary;
}

function toSummary(database: Database): DatabaseSummary {
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
