import type {
  Availability,
  AvailabilityWindow,
  RouteAvailability,
  RouteIntent,
} from '@kindler/backstage-plugin-kindler-common';
import { dayOf, type AvailabilityStore } from './AvailabilityStore';
import type { RouteLatencies, RouteSpan } from './rows';
import { summarizeLatencies } from './spans/Latencies';
import { DAY_MS, summarize, WINDOWS } from './spans/summarize';
import { uniteRoutes, uniteSpans, type Segment } from './spans/uniteSpans';

/** Within this time all callers get the same answer. */
const KEPT_MS = 5000;
/** Backends record how far they have observed at this interval, and a little later. */
const LAG_MS = 60_000;
const LONGEST_MS = 90 * DAY_MS;

export interface AvailabilityReaderOptions {
  store: AvailabilityStore;
  routes: ReadonlyArray<{
    name: string;
    intent: RouteIntent;
    targets: ReadonlyArray<{ database: string }>;
  }>;
  /** What this backend has seen but not written yet. */
  unwritten(): { spans: RouteSpan[]; latencies: RouteLatencies[] };
  /** Times at which another member began to lead. */
  listLeaderChanges(database: string, since: number): Promise<number[]>;
}

/** Reads for how long clients were served, from the observations of all backends. */
export class AvailabilityReader {
  readonly #options: AvailabilityReaderOptions;
  readonly #kept = new Map<string, { at: number; answer: Promise<unknown> }>();

  constructor(options: AvailabilityReaderOptions) {
    this.#options = options;
  }

  async ofDatabase(database: string): Promise<Omit<Availability, 'now'>> {
    return this.#keep(`database ${database}`, () =>
      this.#readDatabase(database, Date.now()),
    );
  }

  /** Undefined if there is no such route. */
  async ofRoute(name: string): Promise<RouteAvailability | undefined> {
    const route = this.#options.routes.find(each => each.name === name);
    return (
      route &&
      this.#keep(`route ${name}`, () => this.#readRoute(name, Date.now()))
    );
  }

  async #readDatabase(
    database: string,
    now: number,
  ): Promise<Omit<Availability, 'now'>> {
    const { routes, listLeaderChanges } = this.#options;
    const spans = await this.#loadSpans({ database }, now);
    const mine = routes.filter(({ targets }) =>
      targets.some(target => target.database === database),
    );
    const names = mine.map(({ name }) => name);
    const latencies = await this.#loadLatencies(names, now);
    const changes = await listLeaderChanges(database, now - LONGEST_MS);
    const writing = byRoute(
      spans.filter(({ intent }) => intent === 'read-write'),
    );
    const united = uniteRoutes([...writing.values()].map(uniteSpans));
    const all = byRoute(spans);
    const writers = mine
      .filter(({ intent }) => intent === 'read-write')
      .map(({ name }) => name);
    return {
      database,
      windows: windowsOf(
        united,
        latencies.filter(({ route }) => writers.includes(route)),
        changes,
        now,
      ),
      routes: mine.map(({ name: route, intent }) => ({
        route,
        intent,
        windows: windowsOf(
          uniteSpans(all.get(route) ?? []),
          latencies.filter(each => each.route === route),
          changes,
          now,
        ),
      })),
    };
  }

  async #readRoute(name: string, now: number): Promise<RouteAvailability> {
    const { routes, listLeaderChanges } = this.#options;
    const { intent, targets } = routes.find(each => each.name === name)!;
    const spans = await this.#loadSpans({ route: name }, now);
    const latencies = await this.#loadLatencies([name], now);
    const newest = spans.reduce<RouteSpan | undefined>(
      (last, span) => (last && last.to > span.to ? last : span),
      undefined,
    );
    const changes = await listLeaderChanges(
      newest?.database ?? targets[0]?.database ?? '',
      now - LONGEST_MS,
    );
    return {
      route: name,
      intent,
      windows: windowsOf(uniteSpans(spans), latencies, changes, now),
    };
  }

  async #loadSpans(
    of: { route: string } | { database: string },
    now: number,
  ): Promise<RouteSpan[]> {
    const written = await this.#options.store.loadSpans(of, now - LONGEST_MS);
    const newer = this.#options
      .unwritten()
      .spans.filter(span =>
        'route' in of ? span.route === of.route : span.database === of.database,
      );
    const all = new Map(written.map(span => [span.id, span]));
    newer.forEach(span => all.set(span.id, span));
    return [...all.values()];
  }

  async #loadLatencies(
    routes: readonly string[],
    now: number,
  ): Promise<RouteLatencies[]> {
    const since = now - LONGEST_MS;
    const written = await this.#options.store.loadLatencies(routes, since);
    const newer = this.#options
      .unwritten()
      .latencies.filter(({ route }) => routes.includes(route));
    const keyOf = ({ route, day, backend }: RouteLatencies) =>
      `${route} ${day} ${backend}`;
    const all = new Map(written.map(each => [keyOf(each), each]));
    newer.forEach(each => all.set(keyOf(each), each));
    return [...all.values()];
  }

  #keep<T>(key: string, read: () => Promise<T>): Promise<T> {
    const now = performance.now();
    for (const [other, { at }] of this.#kept) {
      if (now - at >= KEPT_MS) {
        this.#kept.delete(other);
      }
    }
    const kept = this.#kept.get(key);
    if (kept) {
      return kept.answer as Promise<T>;
    }
    const answer = read();
    this.#kept.set(key, { at: now, answer });
    answer.catch(() => this.#kept.delete(key));
    return answer;
  }
}

function byRoute(spans: readonly RouteSpan[]): Map<string, RouteSpan[]> {
  const all = new Map<string, RouteSpan[]>();
  for (const span of spans) {
    const same = all.get(span.route);
    if (same) {
      same.push(span);
    } else {
      all.set(span.route, [span]);
    }
  }
  return all;
}

/** A very recent observation counts until now, because the next one is on its way. */
function windowsOf(
  segments: readonly Segment[],
  latencies: readonly RouteLatencies[],
  changes: readonly number[],
  now: number,
): AvailabilityWindow[] {
  const looked = segments[segments.length - 1]?.to ?? now;
  const to = now - looked <= LAG_MS ? Math.min(looked, now) : now;
  return WINDOWS.map(days => {
    const from = to - days * DAY_MS;
    const firstDay = dayOf(from);
    return {
      days,
      ...summarize(segments, { from, to }),
      changes: changes.filter(at => at >= from).length,
      connect: summarizeLatencies(
        latencies
          .filter(({ day }) => day >= firstDay)
          .map(({ counts }) => counts),
      ),
    };
  });
}
