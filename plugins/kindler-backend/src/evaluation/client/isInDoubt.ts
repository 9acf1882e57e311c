import type { Evaluation } from '../evaluate';
import type { ClusterFacts } from '../facts/ClusterFacts';

/** A problem that clients have had for longer than this is no news to them. */
const NEWS_MS = 60_000;
/** Number of connection slots that PostgreSQL reserves for superusers by default. */
const USUALLY_RESERVED = 3;

/** Whether clients of the cluster should be watched closely because something may concern them. */
export function isInDoubt(evaluation: Evaluation): boolean {
  const { facts, verdict } = evaluation;
  return (
    verdict === 'critical' ||
    hasNews(evaluation) ||
    failsForTheFirstTime(facts) ||
    isFull(facts)
  );
}

/** Whether there is a new condition, reported or not. Mere notices do not count. */
function hasNews({ facts, findings, state }: Evaluation): boolean {
  const notices = new Set<string>();
  const alarms = new Set<string>();
  for (const { severity, code } of findings) {
    (severity === 'info' ? notices : alarms).add(code);
  }
  for (const key of Object.keys(state.since)) {
    if (facts.now - state.since[key] < NEWS_MS) {
      const code = key.split('/', 1)[0];
      if (alarms.has(code) || !notices.has(code)) {
        return true;
      }
    }
  }
  return false;
}

/** No rule reports a single lost answer, but it may be the first sign of trouble. */
function failsForTheFirstTime({ snapshot }: ClusterFacts): boolean {
  const { nodes, routes, kubernetes } = snapshot;
  return (
    kubernetes?.reading.failures === 1 ||
    routes.some(({ stats }) => stats?.failures === 1) ||
    nodes.some(
      ({ node, cluster, sql }) =>
        node?.failures === 1 || cluster?.failures === 1 || sql?.failures === 1,
    )
  );
}

function isFull({ members }: ClusterFacts): boolean {
  return members.some(({ sql }) => {
    const { connections, maxConnections } = sql ?? {};
    return (
      connections !== undefined &&
      maxConnections !== undefined &&
      connections >= maxConnections - USUALLY_RESERVED
    );
  });
}
