import type { KindOfFault } from '../KindOfFault';
import { CLIENT_KINDS } from './clientKinds';
import { DCS_KINDS } from './dcsKinds';
import { HAPROXY_KINDS } from './haproxyKinds';
import { KUBERNETES_KINDS } from './kubernetesKinds';
import { LEADER_KINDS } from './leaderKinds';
import { NODE_KINDS } from './nodeKinds';
import { OTHER_KINDS } from './otherKinds';
import { PLAIN_KINDS } from './plainKinds';
import { POD_KINDS } from './podKinds';
import { REPLICA_KINDS } from './replicaKinds';
import { ROUTE_KINDS } from './routeKinds';
import { SILENCE_KINDS } from './silenceKinds';
import { TAKEOVER_KINDS } from './takeoverKinds';

/** Every kind of fault. */
export const FAULTS: readonly KindOfFault[] = [
  ...CLIENT_KINDS,
  ...LEADER_KINDS,
  ...TAKEOVER_KINDS,
  ...DCS_KINDS,
  ...SILENCE_KINDS,
  ...REPLICA_KINDS,
  ...NODE_KINDS,
  ...HAPROXY_KINDS,
  ...ROUTE_KINDS,
  ...KUBERNETES_KINDS,
  ...POD_KINDS,
  ...OTHER_KINDS,
  ...PLAIN_KINDS,
];
