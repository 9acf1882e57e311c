import { NotFoundError } from '@backstage/errors';
import type { Gateway } from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig, ObserverConfig } from '../config';
import { gatewayDigest } from './digests';
import { GatewayObserver } from './GatewayObserver';
import { gatewayKey } from './observationKeys';
import type { ObservationStore } from './ObservationStore';

export interface GatewayGroupOptions {
  gateways: GatewayConfig[];
  settings: ObserverConfig;
  store: ObservationStore;
  /** Called with a gateway if it changed for a viewer. */
  onChange: (gateway: Gateway) => void;
}

/** The configured gateways, with what viewers last saw of each. */
export class GatewayGroup {
  readonly observers = new Map<string, GatewayObserver>();
  readonly #seen = new Map<string, { shown: Gateway; digest: string }>();
  readonly #options: GatewayGroupOptions;

  constructor(options: GatewayGroupOptions) {
    this.#options = options;
    const { gateways, settings, store } = options;
    for (const gateway of gateways) {
      const observer = new GatewayObserver({ gateway, settings, store });
      this.observers.set(gateway.name, observer);
      store.subscribe(gatewayKey(gateway.name), () =>
        this.#compare(observer, Date.now()),
      );
    }
  }

  list(): Gateway[] {
    const now = Date.now();
    return [...this.observers.values()].map(gateway => gateway.toGateway(now));
  }

  get(name: string): Gateway | undefined {
    return this.observers.get(name)?.toGateway(Date.now());
  }

  /** Asks a gateway now. If that fails, the answer has its last known state. */
  async refresh(name: string): Promise<Gateway> {
    const gateway = this.observers.get(name);
    if (!gateway) {
      throw new NotFoundError(`There is no gateway '${name}'`);
    }
    await gateway.refresh();
    return gateway.toGateway(Date.now());
  }

  /** Reports changes that come from answers growing too old. */
  compareAll(): void {
    const now = Date.now();
    for (const gateway of this.observers.values()) {
      this.#compare(gateway, now);
    }
  }

  #compare(gateway: GatewayObserver, now: number) {
    const shown = gateway.toGateway(now);
    const before = this.#seen.get(gateway.name);
    if (shown === before?.shown) {
      return;
    }
    const digest = gatewayDigest(shown);
    this.#seen.set(gateway.name, { shown, digest });
    if (digest !== before?.digest) {
      this.#options.onChange(shown);
    }
  }
}
