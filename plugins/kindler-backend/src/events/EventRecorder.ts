import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Database,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  EvaluationState,
  LeaderChange,
} from '../evaluation/EvaluationState';
import { actionEvents } from './actionEvents';
import type { ActionRoute } from '../model/databasesOf';
import type { NewEvent } from '../model/NewEvent';
import { changedValues } from './changedValues';
import { trackedValuesOf } from './TrackedValue';
import { WriteQueue } from '../store';
import type { EventStore, Retention } from './EventStore';
import type { EventWriter, Permit } from './EventWriter';

const PRUNE_EVERY_MS = 6 * 60 * 60 * 1000;
const CATCH_UP_MS = 24 * 60 * 60 * 1000;
/** Older outages were recorded before a restart. */
const RECENT_MS = 10 * 60_000;

export interface EventRecorderOptions {
  store: EventStore;
  writer: EventWriter;
  retention: Retention;
  routes: readonly ActionRoute[];
  logger: LoggerService;
  /** Called with the names of clusters that have new events. */
  onWritten(databases: string[]): void;
}

/** The observer's memory of what happened to a cluster's leader. */
export type LeaderPast = Pick<
  EvaluationState,
  'leaderTimeline' | 'leaderChanges'
>;

/** Turns observations and actions into events, which are written in the background. */
export class EventRecorder {
  readonly #options: EventRecorderOptions;
  readonly writes: WriteQueue;
  /** Values that this backend last saw, by cluster and subject. */
  readonly #seen = new Map<string, Map<string, string>>();
  /** Number up to which this backend knows the events, by cluster and subject. */
  readonly #known = new Map<string, Map<string, number>>();
  readonly #noted = new WeakSet<LeaderChange>();
  #pruning: NodeJS.Timeout | undefined;

  constructor(options: EventRecorderOptions) {
    this.#options = options;
    this.writes = new WriteQueue({
      logger: options.logger,
      name: 'events',
      what: 'Events',
      ping: () => options.writer.ping(),
    });
  }

  /** @param listRecent - returns the latest operations, because one that ended when its backend died was not recorded */
  start(listRecent: () => Promise<Operation[]>): void {
    this.writes.add(async () => {
      const since = Date.now() - CATCH_UP_MS;
      (await listRecent())
        .filter(({ finishedAt }) => Date.parse(finishedAt ?? '') >= since)
        .forEach(operation => this.recordAction(operation));
    });
    this.#prune();
    this.#pruning = setInterval(() => this.#prune(), PRUNE_EVERY_MS);
    this.#pruning.unref();
  }

  /** Resolves when everything is written, as far as the plugin database permits. */
  async stop(): Promise<void> {
    clearInterval(this.#pruning);
    await this.writes.stop();
  }

  /**
   * Takes the current state of a cluster. Differences from the previous one become events.
   *
   * @param permit - whether they may still be written when their turn comes
   */
  see(database: Database, past: LeaderPast, permit?: Permit): void {
    const { name, systemIdentifier } = database;
    const at = Date.now();
    const seen = entryOf(this.#seen, name);
    const values = changedValues(
      trackedValuesOf(database, past.leaderTimeline),
      seen,
    );
    values.forEach(({ subject, value }) => seen.set(subject, value));
    if (values.length > 0) {
      const observation = {
        database: name,
        systemIdentifier,
        at,
        values,
        permit,
      };
      this.writes.add(async () => {
        const known = entryOf(this.#known, name);
        const told = await this.#options.writer.tell(observation, known);
        told.known.forEach((seq, subject) => known.set(subject, seq));
        this.#onWritten(told.wrote ? [name] : []);
      });
    }
    for (const change of past.leaderChanges) {
      this.#noteOutage(name, change, at);
    }
  }

  /** Forgets a cluster that is gone, or that another backend wrote about: what was recorded counts the next time. */
  forget(name: string): void {
    this.#seen.delete(name);
    this.writes.add(async () => {
      this.#known.delete(name);
    });
  }

  /** Takes an operation after each change of it. */
  recordAction(operation: Operation): void {
    this.record(actionEvents(operation, this.#options.routes));
  }

  /** Takes events of what somebody did. */
  record(events: NewEvent[]): void {
    if (events.length > 0) {
      this.writes.add(async () => {
        this.#onWritten(await this.#options.writer.write(events));
      });
    }
  }

  #noteOutage(name: string, change: LeaderChange, now: number) {
    if (
      change.outageMs === undefined ||
      now - change.at > RECENT_MS ||
      this.#noted.has(change)
    ) {
      return;
    }
    this.#noted.add(change);
    this.writes.add(async () => {
      const noted = await this.#options.writer.noteOutage(name, change);
      this.#onWritten(noted ? [name] : []);
    });
  }

  #prune() {
    const { store, retention } = this.#options;
    this.writes.add(() => store.prune(retention, Date.now()));
  }

  #onWritten(databases: string[]) {
    if (databases.length > 0) {
      this.#options.onWritten(databases);
    }
  }
}

function entryOf<T>(map: Map<string, Map<string, T>>, name: string) {
  const entry = map.get(name) ?? new Map<string, T>();
  map.set(name, entry);
  return entry;
}
