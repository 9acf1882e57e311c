import type { ObserverConfig, RouteConfig } from '../config';
import {
  followClient,
  rememberedClient,
} from '../evaluation/client/followClient';
import {
  countsStill,
  mayConcernOnlyUs,
} from '../evaluation/client/othersServed';
import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { GatewayReading } from '../model/haproxy/GatewayReading';
import { probeClient } from '../postgres';
import { PACE, pauseAfter, shouldLogIn, type ClientPace } from './clientPace';
import { GatewayWatch } from './GatewayWatch';
import { PlannedWork } from './PlannedWork';
import { sourceId } from '../model/SourceId';

/** For so long a probe can tell what a move does to clients. */
const MOVE_MS = 15_000;

export interface ClientObserverOptions {
  route: RouteConfig;
  settings: ObserverConfig;
  pace?: ClientPace;
  /** Whether another source makes it doubtful that clients are served. */
  isInDoubt: () => boolean;
  /** System identifiers of everything that the route can lead to; undefined if any of them is unknown. */
  systemIdentifiers: () => ReadonlySet<string> | undefined;
  /** Called after each probe. */
  onProbe: (result: ProbeResult, client: ClientSnapshot) => void;
  /** Called if a probe could not be made because no socket was available. */
  onFault: (error: unknown) => void;
}

/**
 * Connects repeatedly through one route's listener, as a new application would. It probes slowly while all is calm and
 * every second in doubt, never twice at the same time, and never more often because of viewers.
 */
export class ClientObserver {
  readonly #options: ClientObserverOptions;
  readonly #controller = new AbortController();
  readonly #probing = new PlannedWork(() => this.#probe());
  readonly #gateway: GatewayWatch;
  readonly #pace: ClientPace;
  #snapshot: ClientSnapshot;
  #startedAt = -Infinity;
  #triedAt = -Infinity;
  #doubtUntil = -Infinity;
  #movesUntil = -Infinity;
  #isStarted = false;
  /** Whether a doubt began since the last probe started. */
  #isNewDoubt = false;
  #mustLogIn = false;
  #sinceLogIn: number;

  constructor(options: ClientObserverOptions) {
    this.#options = options;
    const { name, proxy, listener } = options.route;
    this.#pace = options.pace ?? PACE;
    this.#gateway = new GatewayWatch(proxy);
    this.#snapshot = {
      source: {
        ...sourceId.client(name),
        target: `${listener.host}:${listener.port}`,
      },
      failures: 0,
      everyMs: this.#pace.calmMs,
    };
    // Spreads the log-ins of routes that start at the same time.
    this.#sinceLogIn = Math.floor(Math.random() * 3);
  }

  get route(): RouteConfig {
    return this.#options.route;
  }

  get snapshot(): ClientSnapshot {
    return this.#snapshot;
  }

  start(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      const pause = Math.random() * this.#pace.atOnceMs;
      this.#probing.plan(performance.now() + pause);
    }
  }

  /** Probes only on request until it is started again. */
  pause(): void {
    this.#isStarted = false;
    this.#probing.plan(Infinity);
  }

  /** Takes what another backend found out by its probes. */
  follow(client: ClientSnapshot): void {
    this.#snapshot = client;
  }

  async stop(): Promise<void> {
    this.#controller.abort();
    await this.#probing.stop();
  }

  restore(client: ClientSnapshot): void {
    this.#snapshot = rememberedClient(this.#snapshot, client);
  }

  setGateway(reading: GatewayReading): void {
    this.#gateway.see(reading);
    this.reconsider();
  }

  /** Called when somebody moves clients: how long they are refused is known as closely as they are probed. */
  expectMove(): void {
    this.#movesUntil = performance.now() + MOVE_MS;
    this.reconsider();
  }

  /** Called when the evidence about clients changes. A new doubt is checked at once. */
  reconsider(): void {
    const wasInDoubt = this.#isHurried;
    this.#lookAround();
    if (this.#isHurried && !wasInDoubt) {
      this.#isNewDoubt = true;
      if (this.#isStarted) {
        this.#probing.plan(this.#startedAt + this.#pace.atOnceMs);
      }
    }
  }

  /**
   * Returns what a client gets, from a probe that starts after this call. It starts at once, but keeps the interval for
   * doubt since the last one. All waiting callers share the probe. Returns undefined if the probe could not be made.
   */
  async refresh(): Promise<ProbeResult | undefined> {
    this.#mustLogIn = true;
    await this.#probing.doBy(this.#startedAt + this.#pace.doubtMs);
    const { last } = this.#snapshot;
    return last && last.at >= this.#triedAt ? last : undefined;
  }

  get #isHurried(): boolean {
    return performance.now() < this.#doubtUntil;
  }

  #isInDoubt(): boolean {
    return (
      this.#snapshot.failures > 0 ||
      performance.now() < this.#movesUntil ||
      this.#gateway.isNews(Date.now()) ||
      this.#options.isInDoubt()
    );
  }

  async #probe(): Promise<void> {
    const { signal } = this.#controller;
    this.#startedAt = performance.now();
    this.#triedAt = Date.now();
    this.#isNewDoubt = false;
    try {
      const result = await this.#ask(signal);
      if (!signal.aborted) {
        this.#take(result);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#options.onFault(error);
      }
    }
    const pause = this.#isNewDoubt
      ? this.#pace.atOnceMs
      : pauseAfter(this.#snapshot, this.#isHurried, this.#pace);
    if (this.#isStarted) {
      this.#probing.plan(this.#startedAt + pause);
    }
  }

  #ask(signal: AbortSignal): Promise<ProbeResult> {
    const { route, settings } = this.#options;
    const logIn =
      route.verify !== undefined &&
      (this.#mustLogIn ||
        shouldLogIn(this.#snapshot, this.#isHurried, this.#sinceLogIn));
    this.#mustLogIn = false;
    this.#sinceLogIn = logIn ? 0 : this.#sinceLogIn + 1;
    this.#gateway.noteProbe();
    return probeClient(route, {
      logIn,
      deadlineMs: settings.timeoutMs,
      signal,
    });
  }

  #take(found: ProbeResult) {
    const result = this.#isElsewhere(found)
      ? { ...found, outcome: 'elsewhere' as const }
      : found;
    this.#snapshot = followClient(this.#snapshot, result);
    this.#lookAround();
    this.#snapshot = {
      ...this.#snapshot,
      othersServedAt: this.#findOthers(result),
      everyMs: this.#isHurried ? this.#pace.doubtMs : this.#pace.calmMs,
    };
    this.#options.onProbe(result, this.#snapshot);
  }

  /** When others were served after this client had been refused, if it was refused again after that. */
  #findOthers(result: ProbeResult): number | undefined {
    const { refusedSince = Infinity, othersServedAt } = this.#snapshot;
    const { from, to } = this.#gateway.othersServed ?? { from: 0, to: 0 };
    const only =
      from >= refusedSince &&
      to <= result.startedAt &&
      mayConcernOnlyUs(result);
    const servedAt = only ? to : othersServedAt;
    return countsStill(servedAt, result.at, this.#gateway.answers)
      ? servedAt
      : undefined;
  }

  #isElsewhere({ outcome, systemIdentifier }: ProbeResult): boolean {
    const known =
      systemIdentifier === undefined
        ? undefined
        : this.#options.systemIdentifiers();
    return (
      known !== undefined &&
      !known.has(systemIdentifier!) &&
      (outcome === 'served' || outcome === 'read-only')
    );
  }

  #lookAround() {
    if (this.#isInDoubt()) {
      // A doubt that has just ended may come back.
      this.#doubtUntil = performance.now() + this.#pace.calmMs;
    }
  }
}
