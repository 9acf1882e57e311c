import type { Knex } from 'knex';
import {
  toLatencies,
  toLatencyRow,
  toSpan,
  toSpanRow,
  type LatencyRow,
  type RouteLatencies,
  type RouteSpan,
  type SpanRow,
} from './rows';
import { DAY_MS } from './spans/summarize';

/** One day more than is shown. */
const KEPT_DAYS = 91;
/** Limit on the spans kept for one route: hundreds of outages a day. */
const KEPT_SPANS = 50_000;
/** Rows per statement. */
const BATCH = 200;

/** Stores in the plugin database what clients got. */
export class AvailabilityStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Rejects if the plugin database does not answer. */
  async ping(): Promise<void> {
    await this.#knex.raw('SELECT 1');
  }

  /** Writes new spans and extends those that were written before. */
  async saveSpans(spans: readonly RouteSpan[]): Promise<void> {
    for (const batch of batches(spans.map(toSpanRow))) {
      await this.#knex<SpanRow>('client_spans')
        .insert(batch)
        .onConflict('id')
        .merge(['to_at', 'sure_to']);
    }
  }

  async saveLatencies(all: readonly RouteLatencies[]): Promise<void> {
    for (const batch of batches(all.map(toLatencyRow))) {
      await this.#knex<LatencyRow>('client_latencies')
        .insert(batch)
        .onConflict(['route', 'day', 'backend'])
        .merge(['counts']);
    }
  }

  /** Returns spans that reach into the period since then. */
  async loadSpans(
    of: { route: string } | { database: string },
    since: number,
  ): Promise<RouteSpan[]> {
    const rows = await this.#knex<SpanRow>('client_spans')
      .where(of)
      .where('to_at', '>=', since);
    return rows.map(toSpan);
  }

  async loadLatencies(
    routes: readonly string[],
    since: number,
  ): Promise<RouteLatencies[]> {
    const rows = await this.#knex<LatencyRow>('client_latencies')
      .whereIn('route', routes)
      .where('day', '>=', dayOf(since));
    return rows.map(toLatencies);
  }

  async prune(now: number): Promise<void> {
    const oldest = now - KEPT_DAYS * DAY_MS;
    await this.#knex('client_spans').where('to_at', '<', oldest).delete();
    await this.#knex('client_latencies')
      .where('day', '<', dayOf(oldest))
      .delete();
    const full = await this.#knex('client_spans')
      .select('route')
      .groupBy('route')
      .havingRaw('count(*) > ?', [KEPT_SPANS]);
    for (const { route } of full) {
      const last = await this.#knex<SpanRow>('client_spans')
        .where({ route })
        .orderBy('to_at', 'desc')
        .offset(KEPT_SPANS)
        .first('to_at');
      if (last) {
        await this.#knex('client_spans')
          .where({ route })
          .where('to_at', '<=', last.to_at)
          .delete();
      }
    }
  }
}

/** E.g. `2026-11-22`, UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
}
