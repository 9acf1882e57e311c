/** Cells that are not judged right yet. */
interface OpenCells {
  fault: string;
  worlds: 'all' | readonly string[];
  why: string;
}

const OPEN: readonly OpenCells[] = [
  {
    fault: 'connection-slots-full',
    worlds: ['etcd-4.1-sql'],
    why: 'nothing says that SQL is refused where REST answers',
  },
  {
    fault: 'all-patroni-apis-silent-from-here',
    worlds: ['several-routes-and-gateways'],
    why: 'all nodes are silent at once: it is the way from here, not the holder',
  },
  {
    fault: 'leader-silent-only-from-here',
    worlds: ['several-routes-and-gateways'],
    why: 'one client writes on the holder, another only came to the prompt',
  },
  {
    fault: 'all-nodes-silent-while-clients-are-served',
    worlds: [
      'etcd-4.1-startup-client',
      'etcd-3.0-sql-startup-client',
      'etcd-4.1-quorum-startup-client',
      'haproxy-2.0-patroni-1.6',
      'spare-slots',
      'pooler-beside-each-member',
      'nodeport',
      'several-routes-and-gateways',
      'two-targets',
    ],
    why: 'all nodes are silent at once: it is the way from here, not the holder',
  },
  {
    fault: 'all-but-the-clients-silent',
    worlds: [
      'etcd-4.1-startup-client',
      'etcd-3.0-sql-startup-client',
      'etcd-4.1-quorum-startup-client',
      'haproxy-2.0-patroni-1.6',
      'spare-slots',
      'pooler-beside-each-member',
      'nodeport',
      'several-routes-and-gateways',
      'two-targets',
    ],
    why: 'all nodes are silent at once: it is the way from here, not the holder',
  },
  {
    fault: 'writes-spread-over-leader-and-replica',
    worlds: ['without-legends-other-names-query-client'],
    why: 'a client that is served every other time makes the verdict flicker',
  },
];

/** Whether a fault in a world is known to be judged wrong. */
export function isOpen(fault: string, world: string): boolean {
  return OPEN.some(
    cells =>
      cells.fault === fault &&
      (cells.worlds === 'all' || cells.worlds.includes(world)),
  );
}
