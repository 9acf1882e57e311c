import { named } from '../../model/named';
import type {
  KubernetesCluster,
  KubernetesServiceView,
} from '../../model/kubernetes/KubernetesCluster';
import { isUnread } from './isUnread';
import { judgeAddress } from './judgeAddress';

type Judged = ReadonlyArray<ReturnType<typeof judgeAddress>>;

/**
 * Whether a Service leads where the lock says: one for the leader to the holder and nowhere else, one for replicas not to
 * the holder. It cannot be compared where its addresses, the holder or the holder's address are not known.
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

/** Without any replica it leads nowhere, and that may be right. */
function judgeReplicas(judged: Judged): boolean | 'unknown' {
  if (judged.includes('right')) {
    return false;
  }
  return judged.length > 0 && !judged.includes('unknown') ? true : 'unknown';
}
