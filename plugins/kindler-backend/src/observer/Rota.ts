import type { RouteConfig } from '../config';
import type { Thing } from '../model/Thing';
import type { ClientGroup } from './ClientGroup';
import type { ClusterGroup } from './ClusterGroup';
import type { GatewayGroup } from './GatewayGroup';
import type { KubernetesGroup } from './KubernetesGroup';
import type { PoolerGroup } from './PoolerGroup';
import { RampUp, type Startable } from './RampUp';
import { ThingBook } from './ThingBook';

/** Asks sources repeatedly, and can cease for a while. */
interface Asker extends Startable {
  pause(): void;
  stop(): Promise<void>;
}

export interface RotaOptions {
  routes: readonly RouteConfig[];
  gateways: GatewayGroup;
  clusters: ClusterGroup;
  kubernetes: KubernetesGroup;
  clients: ClientGroup;
  poolers: PoolerGroup;
  /** Whether this backend asks the sources of a thing. */
  asks: (thing: Thing) => boolean;
}

/** Starts what is asked here, gradually, and pauses what another backend asks. Every backend watches Kubernetes. */
export class Rota {
  readonly #options: RotaOptions;
  readonly #things: ThingBook;
  readonly #started = new WeakSet<Startable>();
  #starting: RampUp | undefined;

  constructor(options: RotaOptions) {
    this.#options = options;
    this.#things = new ThingBook(options.routes);
  }

  /** Looks up again who asks what. */
  assign(): void {
    this.#starting?.stop();
    const gained: Startable[] = [];
    for (const [thing, asker] of this.#askers()) {
      if (!this.#options.asks(thing)) {
        this.#started.delete(asker);
        asker.pause();
      } else if (!this.#started.has(asker)) {
        gained.push(asker);
      }
    }
    const watches = this.#options.kubernetes.observers;
    gained.push(...watches.filter(each => !this.#started.has(each)));
    this.#starting = new RampUp(
      gained.map(each => ({ start: () => this.#start(each) })),
    );
    this.#starting.begin();
  }

  async stop(): Promise<void> {
    this.#starting?.stop();
    const all = [
      ...[...this.#askers()].map(([, asker]) => asker),
      ...this.#options.kubernetes.observers,
    ];
    await Promise.all(all.map(each => each.stop()));
  }

  #start(each: Startable) {
    this.#started.add(each);
    each.start();
  }

  *#askers(): Generator<[Thing, Asker]> {
    const { gateways, clusters, clients, poolers } = this.#options;
    for (const [name, gateway] of gateways.observers) {
      yield [`gateway ${name}`, gateway];
    }
    for (const [name, cluster] of clusters.observers) {
      yield [`database ${name}`, cluster];
    }
    for (const [name, client] of clients.observers) {
      yield [this.#things.ofRoute(name), client];
    }
    for (const [key, pooler] of poolers.observers) {
      yield [this.#things.ofKey(key)!, pooler];
    }
  }
}
