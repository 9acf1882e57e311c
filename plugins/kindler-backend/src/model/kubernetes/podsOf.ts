import type { KubernetesPod, KubernetesServiceView } from './KubernetesCluster';
import { PodBook } from './PodBook';

/** Names of the pods to which a Service leads, by name or by address. */
export function podsOf(
  { addresses = [] }: KubernetesServiceView,
  pods: readonly KubernetesPod[],
): string[] {
  const book = PodBook.of(pods);
  const names = addresses.flatMap(
    ({ target, ip }) =>
      target ?? (ip === undefined ? [] : book.at(ip)[0]?.name ?? []),
  );
  return [...new Set(names)];
}
