import { named } from '../../model/named';
import type { KubernetesPod } from '../../model/kubernetes/KubernetesCluster';
import { addressesOf, PodBook } from '../../model/kubernetes/PodBook';

/** An address that clients are led to, with the pod that it belongs to by its own account. */
export interface LedTo {
  ip?: string;
  target?: string;
}

/**
 * Where an address leads: to the holder's pod (`right`), to another or to none (`wrong`), or it cannot be compared. The
 * address decides wherever the addresses of the named pod are known: a pod that was made again keeps its name and gets
 * another address, and then nothing listens at the old one.
 */
export function judgeAddress(
  { ip, target }: LedTo,
  holder: string,
  pods: readonly KubernetesPod[],
): 'right' | 'wrong' | 'unknown' {
  const own = named(pods, holder);
  if (target !== undefined && target !== holder) {
    return 'wrong';
  }
  const there = ip === undefined ? [] : PodBook.of(pods).at(ip);
  if (ip !== undefined && addressesOf(own).length > 0) {
    return there.some(pod => pod === own) ? 'right' : 'wrong';
  }
  if (target === holder) {
    return 'right';
  }
  return there.some(pod => pod !== own) ? 'wrong' : 'unknown';
}
