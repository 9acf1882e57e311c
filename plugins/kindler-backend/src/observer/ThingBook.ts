import type { RouteConfig } from '../config';
import type { Thing } from '../model/Thing';
import type { ObservationKey } from './ObservationStore';

const GATEWAY_KINDS: readonly string[] = ['statistics', 'processes', 'kept'];
const ROUTE_KINDS: readonly string[] = ['client', 'pooler'];
/** Put together from other readings, or watched by every backend. */
const OWN_KINDS: readonly string[] = ['gateway', 'kubernetes'];

/** Tells which thing an observation, or a route, belongs to. */
export class ThingBook {
  readonly #databases: ReadonlyMap<string, string>;

  constructor(routes: readonly RouteConfig[]) {
    this.#databases = new Map(
      routes.map(({ name, targets }) => [name, targets[0]?.database ?? name]),
    );
  }

  /** The cluster to which its first target leads, so that one backend watches a cluster and its clients. */
  ofRoute(name: string): Thing {
    return `database ${this.#databases.get(name) ?? name}`;
  }

  /** Undefined for a reading that every backend has of its own. */
  ofKey(key: ObservationKey<unknown>): Thing | undefined {
    const kind = key.slice(0, key.indexOf(' '));
    const [name] = key.slice(kind.length + 1).split('/', 1);
    if (OWN_KINDS.includes(kind)) {
      return undefined;
    }
    if (GATEWAY_KINDS.includes(kind)) {
      return `gateway ${name}`;
    }
    return ROUTE_KINDS.includes(kind) ? this.ofRoute(name) : `database ${name}`;
  }
}
