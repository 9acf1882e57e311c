import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseObserver } from './DatabaseObserver';
import { FirstSight } from './FirstSight';
import type { ObserverOptions } from './ObserverOptions';
import { reportChange } from './reports';
import { SourceLog } from './SourceLog';

type Options = Pick<ObserverOptions, 'logger' | 'metrics' | 'onDatabase'>;

/** Tells log, metrics and those who listen what became of clusters, once they were looked at for long enough. */
export class DatabaseReports {
  /** For all who tell of sources. */
  readonly sources: SourceLog;
  readonly #options: Options;
  readonly #databases: ReadonlyMap<string, DatabaseObserver>;
  readonly #firstSight = FirstSight.create();

  constructor(
    options: Options,
    databases: ReadonlyMap<string, DatabaseObserver>,
  ) {
    this.#options = options;
    this.sources = SourceLog.create(options.logger);
    this.#databases = databases;
  }

  /** A viewer would see something else than before. */
  noteChange(now: Database, before: Database): void {
    const { logger, metrics } = this.#options;
    reportChange(logger, this.sources, now, before);
    metrics?.countRaised(now, before);
    this.#tell(now);
  }

  /** Tells of a cluster that did not change since it was looked at for long enough. */
  noteUnchanged({ name, database }: DatabaseObserver): void {
    if (!this.#firstSight.has(name)) {
      this.#tell(database);
    }
  }

  #tell(database: Database) {
    const past = this.#databases.get(database.name)?.past;
    if (past && this.#firstSight.isOver(database, Date.now())) {
      this.#options.onDatabase?.(database, past);
    }
  }
}
