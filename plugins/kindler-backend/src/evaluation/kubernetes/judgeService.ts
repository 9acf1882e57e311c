import { named } from '../../model/named';
import type {
  KubernetesCluster,
  KubernetesServiceView,
} from '../../model/kubernetes/KubernetesCluster';
import { isUnread } from './isUnread';
import { judgeAddress } from './judgeAddress';

type Judged = ReadonlyArray<ReturnType<typeof judgeAddress>>;

/**
 * Whether a Service agrees with the lock. One for the leader must lead to the holder only, and one for replicas must
 * not lead to the holder. It cannot be compared if its addresses, the holder or the holder's address are unknown.
 */
export function judgeService(
  service: KubernetesServiceView,
  cluster: Pick<KubernetesCluster, 'pods' | 'services' | 'unread'>,
  holder: string | undefined,
): boolean | 'unknown' {
  const { pods, services = [] } = cluster;
  const { leadsTo, addresses } = named(services, service.via) ?? service;
  if (
    leadsTo === 'other' ||
    holder === undefined ||
    !addresses ||
    isUnread(cluster, 'pods')
  ) {
    return 'unknown';
  }
  const judged = addresses.map(address => judgeAddress(address, holder, pods));
  return leadsTo === 'leader' ? judgeLeader(judged) : judgeReplicas(judged);
}

function judgeLeader(judged: Judged): boolean | 'unknown' {
  if (judged.length === 0 || judged.includes('wrong')) {
    return false;
  }
  return judged.includes('unknown') ? 'unknown' : true;
}

/** Without any replica it leads nowhere, which may be right. */
function judgeReplicas(judged: Judged): boolean | 'unknown' {
  if (judged.includes('right')) {
    return false;
  }
  return judged.length > 0 && !judged.includes('unknown') ? true : 'unknown';
}
