import { named } from '../../model/named';
import type { KubernetesPod } from '../../model/kubernetes/KubernetesCluster';
import { addressesOf, PodBook } from '../../model/kubernetes/PodBook';

/** An address to which clients are led, with the pod that it claims to belong to. */
export interface LedTo {
  ip?: string;
  target?: string;
}

/**
 * Whether an address leads to the holder's pod (`right`), to another pod or none (`wrong`), or cannot be compared. The
 * address decides if those of the named pod are known: a recreated pod keeps its name and gets a new address, and
 * nothing listens at the old one.
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
