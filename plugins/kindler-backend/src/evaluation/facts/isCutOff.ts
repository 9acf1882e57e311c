import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { silenceOf, type Reading } from '../../model/Reading';

/** Outcomes with which nobody answered the client. */
const UNANSWERED: readonly string[] = ['refused', 'timeout', 'unreachable'];
/** Fewer sources away at once say nothing of this backend. */
const FEWEST = 2;

/**
 * Whether everything that is asked of a cluster is away at once: its members or their Kubernetes API, its gateways and
 * the listeners. Then it is this backend that is cut off, or all of the cluster at once; from here nobody can tell.
 */
export function isCutOff(snapshot: ClusterSnapshot): boolean {
  const { nodes, routes, kubernetes } = snapshot;
  const asked: Array<Reading<unknown> | undefined> = [
    kubernetes?.reading,
    // What a node sees of its cluster is asked in turn, so it is silent later than the node.
    ...nodes.flatMap(({ node, cluster, sql }) => [node ?? cluster, sql]),
  ];
  const inside = asked.filter(reading => reading !== undefined);
  const gateways = routes.flatMap(({ stats }) => stats ?? []);
  const clients = routes.flatMap(({ client }) => client ?? []);
  const silent = [...inside, ...gateways].every(
    reading => silenceOf(reading) > 0,
  );
  const unanswered = clients.every(
    ({ last, failures }) =>
      failures > 1 && last !== undefined && UNANSWERED.includes(last.outcome),
  );
  return (
    inside.length > 0 &&
    inside.length + gateways.length + clients.length >= FEWEST &&
    silent &&
    unanswered
  );
}
