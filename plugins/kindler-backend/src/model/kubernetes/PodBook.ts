import { canonicalIp } from './canonicalIp';
import type { KubernetesPod } from './KubernetesCluster';

const books = new WeakMap<readonly KubernetesPod[], PodBook>();

/** Finds pods by address. It is built once per list of pods, which must not change. */
export class PodBook {
  readonly #byIp = new Map<string, KubernetesPod[]>();

  static of(pods: readonly KubernetesPod[]): PodBook {
    let book = books.get(pods);
    if (!book) {
      book = new PodBook(pods);
      books.set(pods, book);
    }
    return book;
  }

  private constructor(pods: readonly KubernetesPod[]) {
    for (const pod of pods) {
      for (const ip of new Set(addressesOf(pod).map(canonicalIp))) {
        const there = this.#byIp.get(ip) ?? [];
        this.#byIp.set(ip, there);
        there.push(pod);
      }
    }
  }

  /** Returns all pods at an address. */
  at(ip: string): readonly KubernetesPod[] {
    return this.#byIp.get(canonicalIp(ip)) ?? [];
  }
}

/** Returns all known addresses of a pod. */
export function addressesOf(pod: KubernetesPod | undefined): string[] {
  return pod?.ips ?? (pod?.ip === undefined ? [] : [pod.ip]);
}
