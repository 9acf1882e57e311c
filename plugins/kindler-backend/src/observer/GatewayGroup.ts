import { NotFoundError } from '@backstage/errors';
import type { Gateway } from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig, ObserverConfig } from '../config';
import type { DatabaseObserver } from './DatabaseObserver';
import { gatewayDigest } from './digests';
import { GatewayObserver } from './GatewayObserver';
import type { Answer } from './ObserverMetrics';
import type { SourceLog } from './SourceLog';

export interface GatewayGroupOptions {
  gateways: GatewayConfig[];
  settings: ObserverConfig;
  sources: SourceLog;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called after each answer or fault of a gateway. */
  onReading: (gateway: GatewayObserver) => void;
  /** Called with the name of a gateway when a viewer would see something else than before. */
  onChange: (name: string) => void;
}

/** The configured gateways, and what of them viewers saw last. */
export class GatewayGroup {
  readonly observers = new Map<string, GatewayObserver>();
  readonly #digests = new Map<string, string>();
  readonly #options: GatewayGroupOptions;

  static create(options: GatewayGroupOptions) {
    return new GatewayGroup(options);
  }

  private constructor(options: GatewayGroupOptions) {
    this.#options = options;
    const { gateways, settings, onReading, onAnswer } = options;
    for (const gateway of gateways) {
      const observer = GatewayObserver.create({
        gateway,
        settings,
        onAnswer,
        onReading: () => {
          onReading(observer);
          this.#compare(observer, Date.now());
        },
      });
      this.observers.set(gateway.name, observer);
    }
  }

  /** Tells a cluster that is new here what is known of its gateways; one that was not asked yet is not absent. */
  spreadTo(database: DatabaseObserver): void {
    for (const name of new Set(database.gateways)) {
      const reading = this.observers.get(name)?.reading;
      if (reading) {
        database.setStats(name, reading);
      }
    }
  }

  list(): Gateway[] {
    const now = Date.now();
    return [...this.observers.values()].map(gateway => gateway.toGateway(now));
  }

  get(name: string): Gateway | undefined {
    return this.observers.get(name)?.toGateway(Date.now());
  }

  /** Asks a gateway now; when that fails, the answer holds its last known state. */
  async refresh(name: string): Promise<Gateway> {
    const gateway = this.observers.get(name);
    if (!gateway) {
      throw new NotFoundError(`There is no gateway '${name}'`);
    }
    await gateway.refresh();
    return gateway.toGateway(Date.now());
  }

  /** Tells of what changed because answers grew too old. */
  compareAll(): void {
    const now = Date.now();
    for (const gateway of this.observers.values()) {
      this.#compare(gateway, now);
    }
  }

  #compare(gateway: GatewayObserver, now: number) {
    const shown = gateway.toGateway(now);
    const digest = gatewayDigest(shown);
    if (digest !== this.#digests.get(gateway.name)) {
      this.#digests.set(gateway.name, digest);
      shown.sources.forEach(source => this.#options.sources.note(source));
      this.#options.onChange(gateway.name);
    }
  }
}
