import {
  withDeadline,
  type Database,
  type HistoryEntry,
  type KindlerEvent,
  type ListEventsFilter,
  type ListOperationsFilter,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../evaluation/EvaluationState';
import type { RecordedChange } from '../evaluation/views/toHistory';
import { describeChanges } from './describeChanges';

/** Evidence of older changes is not looked for. */
const RECENT = 100;
const PATIENCE_MS = 2_000;

export interface HistoryReaderOptions {
  observations: {
    getHistory(name: string, told: LeaderChange[]): RecordedChange[];
  };
  events: {
    listLeaderChanges(
      database: string,
      systemIdentifier: string | undefined,
    ): Promise<LeaderChange[]>;
    list(filter: ListEventsFilter): Promise<{ items: KindlerEvent[] }>;
  };
  operations: {
    list(filter: ListOperationsFilter): Promise<{ items: Operation[] }>;
  };
}

/**
 * Leaders and timelines of a cluster, and what each change was. Patroni's record does not tell a switchover from a
 * failover; what was done and what was seen here does. While the plugin database is away or slow there is less of it.
 */
export class HistoryReader {
  readonly #options: HistoryReaderOptions;

  constructor(options: HistoryReaderOptions) {
    this.#options = options;
  }

  async read({
    name,
    systemIdentifier,
  }: Pick<Database, 'name' | 'systemIdentifier'>): Promise<HistoryEntry[]> {
    const { observations, events, operations } = this.#options;
    const [told, verdicts, done] = await Promise.all([
      orNone(events.listLeaderChanges(name, systemIdentifier)),
      orNone(
        events
          .list({ database: name, kind: 'verdict-changed', limit: RECENT })
          .then(({ items }) => items),
      ),
      orNone(
        operations
          .list({
            subjectKind: 'database',
            subjectName: name,
            limit: RECENT,
          })
          .then(({ items }) => items),
      ),
    ]);
    return describeChanges(observations.getHistory(name, told), {
      operations: done,
      events: verdicts,
    });
  }
}

function orNone<T>(items: Promise<T[]>): Promise<T[]> {
  return withDeadline(() => items, { ms: PATIENCE_MS }).catch(() => []);
}
