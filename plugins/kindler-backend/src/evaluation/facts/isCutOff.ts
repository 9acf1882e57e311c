import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { silenceOf, type Reading } from '../../model/Reading';

/** Outcomes in which nobody answered the client. */
const UNANSWERED: readonly string[] = ['refused', 'timeout', 'unreachable'];
/** Fewer silent sources than this say nothing about this backend. */
const FEWEST = 2;

/**
 * Whether all sources of a cluster are away at once: its members or their Kubernetes API, its gateways and the
 * listeners. Then either this backend is cut off or the whole cluster is down, and from here the two look the same.
 */
export function isCutOff(snapshot: ClusterSnapshot): boolean {
  const { nodes, routes, kubernetes } = snapshot;
  const asked: Array<Reading<unknown> | undefined> = [
    kubernetes?.reading,
    // A node's view of its cluster is asked in turn, so it falls silent later than the node.
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
