import type { Gateway } from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig, ObserverConfig } from '../config';
import { HaproxyRuntime } from '../haproxy/HaproxyRuntime';
import { HaproxyStats } from '../haproxy/HaproxyStats';
import type { GatewayStats } from '../model/haproxy/parseStats';
import { freshValue, type Reading } from '../model/Reading';
import { toGateway } from '../model/toGateway';
import type { Answer } from './ObserverMetrics';
import { StatsObserver } from './StatsObserver';
import { allowanceMs } from './timing';

export interface GatewayObserverOptions {
  gateway: GatewayConfig;
  settings: ObserverConfig;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called after each answer or fault. */
  onReading: () => void;
}

/**
 * Reads one HAProxy's statistics again and again: over HTTP, and over the runtime socket where one is configured. Either
 * speaks when the other does not.
 */
export class GatewayObserver {
  readonly #gateway: GatewayConfig;
  readonly #settings: ObserverConfig;
  readonly #stats: HaproxyStats | undefined;
  readonly #sources: StatsObserver[];
  #shown: { key: unknown[]; gateway: Gateway } | undefined;

  static create(options: GatewayObserverOptions) {
    return new GatewayObserver(options);
  }

  private constructor(options: GatewayObserverOptions) {
    const { gateway, settings, onReading, onAnswer } = options;
    const { timeoutMs } = settings;
    this.#gateway = gateway;
    this.#settings = settings;
    this.#stats =
      gateway.stats && HaproxyStats.create({ ...gateway.stats, timeoutMs });
    const runtime =
      gateway.socket === undefined
        ? undefined
        : HaproxyRuntime.create({ address: gateway.socket, timeoutMs });
    const sources: Array<StatsObserver | undefined> = [
      this.#stats &&
        StatsObserver.create({
          source: {
            id: `haproxy-stats:${gateway.name}`,
            kind: 'haproxy-stats',
            target: this.#stats.target,
          },
          read: signal => this.#stats!.read(signal),
          settings,
          onReading,
          onAnswer,
        }),
      runtime &&
        StatsObserver.create({
          source: {
            id: `haproxy-runtime:${gateway.name}`,
            kind: 'haproxy-runtime',
            target: gateway.socket!,
          },
          read: () => runtime.read(),
          settings,
          onReading,
          onAnswer,
        }),
    ];
    this.#sources = sources.filter(source => source !== undefined);
  }

  get name(): string {
    return this.#gateway.name;
  }

  /**
   * The source that speaks: the runtime socket, which always tells addresses, before HTTP, and one that answers before
   * one that fails. While both fail it is the one that answered last.
   */
  get reading(): Reading<GatewayStats> | undefined {
    const readings = this.#sources.map(({ reading }) => reading);
    const well = readings.filter(
      ({ fault, observedAt }) => !fault && observedAt !== undefined,
    );
    return well.at(-1) ?? newest(readings) ?? readings[0];
  }

  start(): void {
    this.#sources.forEach(source => source.start());
  }

  async stop(): Promise<void> {
    await Promise.all(this.#sources.map(source => source.stop()));
    await this.#stats?.close();
  }

  /** What was last seen before this process started; only while nothing newer is known. */
  restore(value: GatewayStats, observedAt: number): void {
    if (this.reading?.observedAt === undefined) {
      this.#sources[0]?.restore(value, observedAt);
    }
  }

  async refresh(): Promise<void> {
    await Promise.all(this.#sources.map(source => source.refresh()));
  }

  toGateway(now: number): Gateway {
    const limit = allowanceMs(this.#settings);
    const readings = this.#sources.map(({ reading }) => reading);
    const speaking = this.reading;
    const fresh = freshValue(speaking, now, limit) !== undefined;
    const key = [fresh, ...readings];
    if (!this.#shown || key.some((part, at) => part !== this.#shown!.key[at])) {
      const gateway = toGateway(this.#gateway, speaking, readings, fresh);
      this.#shown = { key, gateway };
    }
    return this.#shown.gateway;
  }
}

function newest<T>(readings: Array<Reading<T>>): Reading<T> | undefined {
  return readings
    .filter(({ observedAt }) => observedAt !== undefined)
    .sort((a, b) => b.observedAt! - a.observedAt!)[0];
}
