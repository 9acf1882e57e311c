import { canonicalIp } from '../../model/kubernetes/canonicalIp';
import type { KubernetesServiceView } from '../../model/kubernetes/KubernetesCluster';
import type { ServiceFacts } from './readService';

interface Placed {
  view: KubernetesServiceView;
  at: number;
}

/** The Services of a cluster for its leader or replicas, searchable by name and address. */
export class LeadingServices {
  readonly #byName = new Map<string, Placed[]>();
  readonly #byIp = new Map<string, Placed[]>();

  constructor(views: readonly KubernetesServiceView[]) {
    views.forEach((view, at) => {
      if (view.leadsTo !== 'other') {
        push(this.#byName, view.name, { view, at });
        for (const ip of view.clusterIps) {
          push(this.#byIp, canonicalIp(ip), { view, at });
        }
      }
    });
  }

  /** Returns the first other Service to which a Service leads, or of which it is an alias. */
  behind(
    { name, addresses = [] }: KubernetesServiceView,
    { externalName }: ServiceFacts,
  ): KubernetesServiceView | undefined {
    const found = [
      this.#byName.get(externalName?.split('.', 1)[0] ?? ''),
      ...addresses.map(({ ip }) =>
        ip === undefined ? undefined : this.#byIp.get(canonicalIp(ip)),
      ),
    ].flatMap(placed => placed?.find(({ view }) => view.name !== name) ?? []);
    return found.reduce<Placed | undefined>(
      (first, each) => (first && first.at < each.at ? first : each),
      undefined,
    )?.view;
  }
}

function push(map: Map<string, Placed[]>, key: string, placed: Placed) {
  const there = map.get(key) ?? [];
  map.set(key, there);
  there.push(placed);
}
