import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClientProbe,
  RouteIntent,
} from '@kindler/backstage-plugin-kindler-common';
import { WriteQueue } from '../store';
import { dayOf, type AvailabilityStore } from './AvailabilityStore';
import type { RouteLatencies, RouteSpan } from './rows';
import type { ClientSpan, SeenProbe } from './spans/ClientSpan';
import { followClient, type OpenSpan } from './spans/followClient';
import { countLatency } from './spans/Latencies';

const TICK_MS = 1000;
/** Interval at which the end of a span is written while nothing changes. */
const EXTEND_MS = 30_000;
/** Interval at which latencies are written. */
const LATENCIES_MS = 5 * 60_000;
/** Limit on what waits while the plugin database is away. */
const MOST_UNWRITTEN = 20_000;
const PRUNE_EVERY_MS = 6 * 60 * 60 * 1000;

/** One probe of a route's client. */
export interface RouteProbe extends SeenProbe {
  route: string;
  phases: ClientProbe['phases'];
}

export interface AvailabilityRecorderOptions {
  store: AvailabilityStore;
  /** Unique for each run of each backend. */
  backend: string;
  logger: LoggerService;
  intentOf(route: string): RouteIntent;
  /** Called with milliseconds for which clients of a route were refused. */
  onRefused(intent: RouteIntent, ms: number): void;
}

interface FollowedRoute {
  open?: OpenSpan;
  current?: RouteSpan;
  database?: string;
}

/** Turns what clients got into spans, which are written in the background. */
export class AvailabilityRecorder {
  readonly #options: AvailabilityRecorderOptions;
  readonly writes: WriteQueue;
  readonly #routes = new Map<string, FollowedRoute>();
  /** Spans whose current state is not written yet, by id. */
  readonly #unwritten = new Map<string, RouteSpan>();
  readonly #latencies = new Map<string, RouteLatencies>();
  readonly #newLatencies = new Set<string>();
  #count = 0;
  #isNews = false;
  #extendedAt = performance.now();
  #latenciesAt = performance.now();
  #prunedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #leadsTo: (route: string) => string | undefined = () => undefined;

  constructor(options: AvailabilityRecorderOptions) {
    this.#options = options;
    this.writes = new WriteQueue({
      logger: options.logger,
      name: 'availability',
      what: 'Times in which clients were served',
      ping: () => options.store.ping(),
    });
  }

  /** @param leadsTo - returns the cluster to which a route leads now, if known */
  start(leadsTo: (route: string) => string | undefined): void {
    this.#leadsTo = leadsTo;
    this.#timer = setInterval(() => this.#onTick(), TICK_MS);
    this.#timer.unref();
  }

  /** Resolves when everything is written, as far as the plugin database permits. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    void this.flush();
    await this.writes.stop();
  }

  /** Takes the result of a route's client. */
  see(probe: RouteProbe): void {
    const { route, outcome, phases } = probe;
    const followed = this.#routes.get(route) ?? {};
    this.#routes.set(route, followed);
    const database = this.#leadsTo(route) ?? followed.database;
    const hasMoved = database !== followed.database;
    const { ended, open } = followClient(
      hasMoved ? undefined : followed.open,
      probe,
    );
    const outMs =
      outOf(ended) +
      outOf(open?.span) -
      (hasMoved ? 0 : outOf(followed.open?.span));
    if (outMs > 0) {
      this.#options.onRefused(this.#options.intentOf(route), outMs);
    }
    if (ended && followed.current) {
      this.#note({ ...followed.current, ...ended });
      this.#isNews = true;
    }
    const goesOn = !ended && !hasMoved && followed.current;
    followed.database = database;
    followed.open = open;
    followed.current = open && {
      ...(goesOn || this.#begin(route, database)),
      ...open.span,
    };
    if (followed.current) {
      this.#note(followed.current);
      this.#isNews ||= !goesOn;
    }
    if (outcome === 'served') {
      this.#countLatency(route, probe.at, phases);
    }
  }

  /** Spans and latencies in memory, which are newer than the written ones. */
  get unwritten(): { spans: RouteSpan[]; latencies: RouteLatencies[] } {
    return {
      spans: [...this.#unwritten.values()],
      latencies: [...this.#latencies.values()],
    };
  }

  /** Writes whatever is unwritten. */
  async flush(): Promise<void> {
    this.writes.add(() => this.#write(true));
    await this.writes.settle();
  }

  #onTick() {
    if (this.writes.isIdle) {
      this.writes.add(() => this.#write(false));
    }
  }

  async #write(all: boolean): Promise<void> {
    const { store } = this.#options;
    const now = performance.now();
    if (all || this.#isNews || now - this.#extendedAt >= EXTEND_MS) {
      this.#isNews = false;
      this.#extendedAt = now;
      const spans = [...this.#unwritten.values()];
      await store.saveSpans(spans);
      for (const span of spans) {
        if (this.#unwritten.get(span.id) === span) {
          this.#unwritten.delete(span.id);
        }
      }
    }
    if (all || now - this.#latenciesAt >= LATENCIES_MS) {
      this.#latenciesAt = now;
      await this.#writeLatencies();
    }
    if (now - this.#prunedAt >= PRUNE_EVERY_MS) {
      await store.prune(Date.now());
      this.#prunedAt = now;
    }
  }

  async #writeLatencies() {
    const keys = [...this.#newLatencies];
    const all = keys.flatMap(key => this.#latencies.get(key) ?? []);
    await this.#options.store.saveLatencies(all);
    keys.forEach(key => this.#newLatencies.delete(key));
    const today = dayOf(Date.now());
    for (const [key, { day }] of this.#latencies) {
      if (day < today && !this.#newLatencies.has(key)) {
        this.#latencies.delete(key);
      }
    }
  }

  #note(span: RouteSpan) {
    this.#unwritten.set(span.id, span);
    if (this.#unwritten.size > MOST_UNWRITTEN) {
      const [oldest] = this.#unwritten.keys();
      this.#unwritten.delete(oldest);
    }
  }

  #begin(route: string, database: string | undefined) {
    this.#count += 1;
    return {
      id: `${this.#options.backend}/${this.#count}`,
      route,
      database,
      intent: this.#options.intentOf(route),
    };
  }

  #countLatency(route: string, at: number, phases: ClientProbe['phases']) {
    const { connect = 0, tls = 0, startup } = phases;
    if (startup === undefined) {
      return;
    }
    const { backend } = this.#options;
    const day = dayOf(at);
    const key = `${route} ${day}`;
    const latencies = this.#latencies.get(key) ?? {
      route,
      day,
      backend,
      counts: {},
    };
    countLatency(latencies.counts, connect + tls + startup);
    this.#latencies.set(key, latencies);
    this.#newLatencies.add(key);
  }
}

function outOf(span: ClientSpan | undefined): number {
  return span?.state === 'refused' ? span.to - span.from : 0;
}
