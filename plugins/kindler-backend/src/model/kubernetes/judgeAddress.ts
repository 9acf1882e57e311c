import type { KubernetesPod } from './KubernetesCluster';
import { sameIp } from './sameIp';

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
  const own = pods.find(({ name }) => name === holder);
  if (target !== undefined && target !== holder) {
    return 'wrong';
  }
  const known = addressesOf(own);
  if (ip !== undefined && known.length > 0) {
    return isAmong(known, ip) ? 'right' : 'wrong';
  }
  if (target === holder) {
    return 'right';
  }
  const others = pods.filter(pod => pod !== own).flatMap(addressesOf);
  return ip !== undefined && isAmong(others, ip) ? 'wrong' : 'unknown';
}

function isAmong(addresses: readonly string[], ip: string): boolean {
  return addresses.some(address => sameIp(address, ip));
}

/** All addresses of a pod that are known. */
export function addressesOf(pod: KubernetesPod | undefined): string[] {
  return pod?.ips ?? (pod?.ip === undefined ? [] : [pod.ip]);
}
