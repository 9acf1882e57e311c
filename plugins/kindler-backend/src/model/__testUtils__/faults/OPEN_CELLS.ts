import { cascading, planned } from './worlds/otherVariants';

/** Cells that are not judged right yet: the fault, the worlds, and why. */
const OPEN: ReadonlyArray<[fault: string, worlds: RegExp, why: string]> = [
  [
    'healthy',
    /^(without-legends-other-names|members-by-name|tcp-check-behind|nodeport)/,
    'what cannot be compared is taken for somebody else (K4)',
  ],
  [
    'connection-slots-full',
    /^etcd-4.1-sql$/,
    'nothing says that SQL is refused where REST answers',
  ],
  [
    'server-moved-to-foreign-host',
    /^no-patroni-single$/,
    'a name is believed although the address contradicts it (K2)',
  ],
  [
    'server-moved-to-another-port',
    /^(haproxy-2.0|two-targets|pgo-4.1-configmaps-startup)/,
    'another port of the same host is taken for the member (K2)',
  ],
  [
    'all-patroni-apis-silent-from-here',
    /^several/,
    'all nodes are silent at once: the holder is not frozen, the way from here is',
  ],
  [
    'leader-silent-only-from-here',
    /^several/,
    'one client writes on the holder; the other only came to the prompt',
  ],
  [
    'all-nodes-silent-while-clients-are-served',
    /startup-client|haproxy-2.0|spare|pooler|several|two-targets/,
    'all nodes are silent at once: the holder is not frozen, the way from here is',
  ],
  [
    'all-but-the-clients-silent',
    /startup-client|haproxy-2.0|spare|pooler|several|two-targets/,
    'all nodes are silent at once: the holder is not frozen, the way from here is',
  ],
  [
    'backend-cut-off',
    /^(etcd-4.1|etcd-4.1-sql|without-legends-same-names|five-members-sql)$/,
    'nodes that are asked in turn are taken for silent only after several turns',
  ],
  [
    'leader-without-address',
    /./,
    'a member without an address cannot be compared, and is not somebody else (K4)',
  ],
  [
    'all-servers-maint-by-resolution',
    /./,
    'every MAINT is taken for an operator (K6)',
  ],
  ['frontend-at-its-session-limit', /^(etcd-4.1|etcd-4.1-sql|without)/, 'K6'],
  [
    'server-at-its-session-limit-with-a-queue',
    /^(etcd-4.1|etcd-4.1-sql|without)/,
    'K6',
  ],
  ['endpoints-keep-an-old-address', /./, 'only names are compared (K2)'],
  ['pods-of-others-carry-the-labels', /./, 'one label is believed (K5)'],
];

/** Whether a fault in a world is known to be judged wrong. */
export function isOpen(fault: string, world: string): boolean {
  return OPEN.some(([name, worlds]) => name === fault && worlds.test(world));
}
