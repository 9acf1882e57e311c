import type { Gateway } from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig, ObserverConfig } from '../config';
import { configurationsOf } from '../haproxy/files/configurationsOf';
import { readKeptServers } from '../haproxy/files/readKeptServers';
import { HaproxyMaster } from '../haproxy/master/HaproxyMaster';
import { HaproxyRuntime } from '../haproxy/HaproxyRuntime';
import { HaproxyStats } from '../haproxy/HaproxyStats';
import type { GatewayReading } from '../model/haproxy/GatewayReading';
import type { HaproxyProcess } from '../model/haproxy/HaproxyProcess';
import type { KeptServer } from '../model/haproxy/KeptServer';
import type { GatewayStats } from '../model/haproxy/GatewayStats';
import { freshValue, type Reading } from '../model/Reading';
import { toGateway } from '../evaluation/views/toGateway';
import {
  gatewayKey,
  keptKey,
  processesKey,
  statisticsKey,
} from './observationKeys';
import type { ObservationStore } from './ObservationStore';
import { SourceObserver } from './SourceObserver';
import { paceOf } from './timing';
import { allowance } from '../model/ClusterSnapshot';
import { sourceId } from '../model/SourceId';

export interface GatewayObserverOptions {
  gateway: GatewayConfig;
  settings: ObserverConfig;
  store: ObservationStore;
}

/**
 * Reads one HAProxy's statistics repeatedly, over HTTP and over the runtime socket if one is configured. Either source
 * is used when the other fails. The master socket adds the processes.
 */
export class GatewayObserver {
  readonly #gateway: GatewayConfig;
  readonly #settings: ObserverConfig;
  readonly #stats: HaproxyStats | undefined;
  readonly #sources: Array<SourceObserver<GatewayStats>>;
  readonly #processes: SourceObserver<HaproxyProcess[]> | undefined;
  readonly #kept: SourceObserver<KeptServer[]> | undefined;
  #shown: { key: unknown[]; gateway: Gateway } | undefined;

  constructor(options: GatewayObserverOptions) {
    const { gateway, settings, store } = options;
    const { name } = gateway;
    const pace = paceOf(settings);
    const { timeoutMs } = settings;
    this.#gateway = gateway;
    this.#settings = settings;
    this.#stats =
      gateway.stats &&
      new HaproxyStats({
        ...gateway.stats,
        timeoutMs,
        onClosed: () => void this.#sources[0]?.askEarly(),
      });
    const runtime =
      gateway.socket === undefined
        ? undefined
        : HaproxyRuntime.create({
            address: gateway.socket,
            tls: gateway.socketTls,
            timeoutMs,
          });
    const sources: Array<SourceObserver<GatewayStats> | undefined> = [
      this.#stats &&
        new SourceObserver({
          key: statisticsKey(name, 'http'),
          source: () => ({
            ...sourceId.haproxyStats(name),
            target: this.#stats!.target,
          }),
          read: signal => this.#stats!.read(signal),
          pace,
          store,
        }),
      runtime &&
        new SourceObserver({
          key: statisticsKey(name, 'socket'),
          source: () => ({
            ...sourceId.haproxyRuntime(name),
            target: gateway.socket!,
          }),
          read: () => runtime.read(),
          pace,
          store,
        }),
    ];
    this.#sources = sources.filter(source => source !== undefined);
    const master =
      gateway.masterSocket === undefined
        ? undefined
        : new HaproxyMaster({ address: gateway.masterSocket, timeoutMs });
    this.#processes =
      master &&
      new SourceObserver({
        key: processesKey(name),
        source: () => ({
          ...sourceId.haproxyMaster(name),
          target: gateway.masterSocket!,
        }),
        read: () => master.read(),
        pace,
        store,
      });
    this.#kept = keptObserver(gateway, pace, store);
    if (this.reading) {
      // A gateway that was not asked yet is not absent.
      store.seed(gatewayKey(name), this.reading);
    }
    for (const key of [
      statisticsKey(name, 'http'),
      statisticsKey(name, 'socket'),
      processesKey(name),
      keptKey(name),
    ]) {
      store.subscribe<unknown>(key, () => {
        const { reading } = this;
        if (reading) {
          store.put(gatewayKey(name), reading);
        }
      });
    }
  }

  get name(): string {
    return this.#gateway.name;
  }

  /**
   * The reading to use. A source that answers comes before one that fails, and the runtime socket comes before HTTP
   * because it always has addresses. If both fail, it is the one that answered last.
   */
  get reading(): GatewayReading | undefined {
    const speaking = this.#speaking;
    return (
      speaking && {
        ...speaking,
        page: this.#stats && this.#sources[0].reading,
        processes: this.#processes?.reading,
        kept: this.#kept?.reading,
      }
    );
  }

  start(): void {
    this.#all.forEach(source => source.start());
  }

  pause(): void {
    this.#all.forEach(source => void source.pause());
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map(source => source.stop()));
    await this.#stats?.close();
  }

  /** Restores what was last seen before this process started, unless something newer is known. */
  restore(value: GatewayStats, observedAt: number): void {
    if (this.#speaking?.observedAt === undefined) {
      this.#sources[0]?.restore(value, observedAt);
    }
  }

  async refresh(): Promise<void> {
    await Promise.all(this.#all.map(source => source.refresh()));
  }

  toGateway(now: number): Gateway {
    const limit = allowance(this.#settings);
    const isFresh = (reading: Reading<unknown> | undefined) =>
      freshValue(reading, now, limit) !== undefined;
    const speaking = this.#speaking;
    const processes = this.#processes?.reading;
    const kept = this.#kept?.reading;
    const key = [
      isFresh(speaking),
      isFresh(processes),
      isFresh(kept),
      ...this.#all.map(({ reading }) => reading),
    ];
    if (!this.#shown || key.some((part, at) => part !== this.#shown!.key[at])) {
      const gateway = toGateway(this.#gateway, {
        stats: this.#sources.map(({ reading }) => reading),
        speaking,
        fresh: isFresh(speaking),
        processes,
        processesFresh: isFresh(processes),
        kept,
        keptFresh: isFresh(kept),
      });
      this.#shown = { key, gateway };
    }
    return this.#shown.gateway;
  }

  get #all(): Array<
    Pick<
      SourceObserver<unknown>,
      'start' | 'pause' | 'stop' | 'refresh' | 'reading'
    >
  > {
    return [...this.#sources, this.#processes, this.#kept].filter(
      source => source !== undefined,
    );
  }

  get #speaking(): Reading<GatewayStats> | undefined {
    const readings = this.#sources.map(({ reading }) => reading);
    const well = readings.filter(
      ({ fault, observedAt }) => !fault && observedAt !== undefined,
    );
    return well.at(-1) ?? newest(readings) ?? readings[0];
  }
}

/** Reads what a reload would make of the servers; undefined if no file is configured. */
function keptObserver(
  gateway: GatewayConfig,
  pace: ReturnType<typeof paceOf>,
  store: ObservationStore,
) {
  const { name, stateFile } = gateway;
  const configurations = configurationsOf(gateway);
  return configurations.length > 0 || stateFile !== undefined
    ? new SourceObserver({
        key: keptKey(name),
        source: () => ({
          ...sourceId.haproxyFiles(name),
          target: [...configurations, stateFile].filter(Boolean).join(', '),
        }),
        read: () => readKeptServers({ configurations, stateFile }),
        pace,
        store,
      })
    : undefined;
}

function newest<T>(readings: Array<Reading<T>>): Reading<T> | undefined {
  return readings
    .filter(({ observedAt }) => observedAt !== undefined)
    .sort((a, b) => b.observedAt! - a.observedAt!)[0];
}
