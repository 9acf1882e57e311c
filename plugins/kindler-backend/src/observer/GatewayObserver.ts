import type { Gateway } from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig, ObserverConfig } from '../config';
import { HaproxyStats } from '../haproxy/HaproxyStats';
import { classifyError } from '../model/fault';
import type { GatewayStats } from '../model/haproxy/parseStats';
import { answered, failed, freshValue, type Reading } from '../model/Reading';
import { toGateway } from '../model/toGateway';
import { Poller } from './Poller';
import { allowanceMs, slowestMs } from './timing';

export interface GatewayObserverOptions {
  gateway: GatewayConfig;
  settings: ObserverConfig;
  /** Called after each answer or fault. */
  onReading: (reading: Reading<GatewayStats>) => void;
}

/** Reads one HAProxy's statistics again and again. */
export class GatewayObserver {
  readonly #gateway: GatewayConfig;
  readonly #settings: ObserverConfig;
  readonly #onReading: GatewayObserverOptions['onReading'];
  readonly #stats: HaproxyStats | undefined;
  readonly #poller: Poller | undefined;
  #reading: Reading<GatewayStats> | undefined;
  #shown: { fresh: boolean; of: unknown; gateway: Gateway } | undefined;

  static create(options: GatewayObserverOptions) {
    return new GatewayObserver(options);
  }

  private constructor(options: GatewayObserverOptions) {
    this.#gateway = options.gateway;
    this.#settings = options.settings;
    this.#onReading = options.onReading;
    const { stats } = options.gateway;
    if (stats) {
      const { intervalMs, timeoutMs } = options.settings;
      const adapter = HaproxyStats.create({ ...stats, timeoutMs });
      this.#stats = adapter;
      this.#reading = {
        source: {
          id: `haproxy-stats:${options.gateway.name}`,
          kind: 'haproxy-stats',
          target: adapter.target,
        },
      };
      this.#poller = Poller.create({
        intervalMs,
        slowestMs: slowestMs(options.settings),
        ask: signal => this.#ask(adapter, signal),
      });
    }
  }

  get name(): string {
    return this.#gateway.name;
  }

  get reading(): Reading<GatewayStats> | undefined {
    return this.#reading;
  }

  start(): void {
    this.#poller?.start();
  }

  async stop(): Promise<void> {
    await this.#poller?.stop();
    await this.#stats?.close();
  }

  /** What was last seen before this process started; only while nothing newer is known. */
  restore(value: GatewayStats, observedAt: number): void {
    if (this.#reading && this.#reading.observedAt === undefined) {
      this.#reading = { ...this.#reading, value, observedAt };
      this.#onReading(this.#reading);
    }
  }

  async refresh(): Promise<void> {
    await this.#poller?.askNow();
  }

  toGateway(now: number): Gateway {
    const limit = allowanceMs(this.#settings);
    const fresh = freshValue(this.#reading, now, limit) !== undefined;
    if (this.#shown?.of !== this.#reading || this.#shown?.fresh !== fresh) {
      const gateway = toGateway(this.#gateway, this.#reading, now, limit);
      this.#shown = { fresh, of: this.#reading, gateway };
    }
    return this.#shown!.gateway;
  }

  async #ask(adapter: HaproxyStats, signal: AbortSignal): Promise<boolean> {
    const before = this.#reading!;
    try {
      this.#reading = answered(before, await adapter.read(signal), Date.now());
    } catch (error) {
      if (signal.aborted) {
        return false;
      }
      const fault = classifyError(error, before.source.id);
      this.#reading = failed(before, fault, Date.now());
    }
    this.#onReading(this.#reading);
    return this.#reading.fault === undefined;
  }
}
