import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  OPERATION_KINDS,
  withDeadline,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { observeSeries } from './observeSeries';

/** Operations of one kind that have not ended. */
export interface ActiveOperations {
  kind: Operation['kind'];
  status: Operation['status'];
  count: number;
  /** Age of the oldest, by the clock of the plugin database. */
  oldestMs: number;
}

export interface OperationSources {
  countActive(): Promise<ActiveOperations[]>;
}

/** Milliseconds that a reader of metrics waits for the journal; Prometheus gives up after 10 s. */
const READ_MS = 2_000;

const ENDS = ['succeeded', 'failed', 'cancelled'] as const;

/** Metrics of operations. All backends share the journal, so each of them reports the same active operations. */
export class OperationMetrics {
  readonly #ended;
  readonly #active;
  readonly #age;
  readonly #isThere;

  constructor(service: MetricsService) {
    this.#ended = service.createCounter('kindler.operations.ended', {
      description: 'Operations that ended in this backend, by kind and outcome',
      unit: '{operation}',
    });
    // An increase is only seen of a counter that was there before.
    for (const kind of OPERATION_KINDS) {
      ENDS.forEach(status => this.#ended.add(0, { kind, status }));
    }
    this.#active = service.createObservableGauge('kindler.operations.active', {
      description: 'Operations in the journal that have not ended',
      unit: '{operation}',
    });
    this.#age = service.createObservableGauge('kindler.operations.age', {
      description: 'Age of the oldest operation that has not ended',
      unit: 's',
    });
    this.#isThere = service.createObservableGauge(
      'kindler.plugin.database.up',
      {
        description: '1 while the plugin database answers, otherwise 0',
      },
    );
  }

  /** Takes an operation after each change of it. */
  onChange({ kind, status, finishedAt }: Operation): void {
    if (finishedAt) {
      this.#ended.add(1, { kind, status });
    }
  }

  /**
   * Reads the journal whenever metrics are read. While it cannot be read in time, what it holds is NaN and not 0. A
   * database that hangs is not asked again before it has answered.
   */
  watch(operations: OperationSources): void {
    let reading: Promise<ActiveOperations[] | undefined> | undefined;
    const read = () => {
      reading ??= operations
        .countActive()
        .catch(() => undefined)
        .finally(() => {
          reading = undefined;
        });
      const asked = reading;
      return withDeadline(() => asked, { ms: READ_MS }).catch(() => undefined);
    };
    const observe = (
      gauge: Parameters<typeof observeSeries>[0],
      none: number,
      valueOf: (each: ActiveOperations) => number,
    ) =>
      observeSeries(gauge, async () => {
        const active = await read();
        return {
          series: (active ?? []).map(each => [
            valueOf(each),
            { kind: each.kind, status: each.status },
          ]),
          gone: active ? none : NaN,
        };
      });
    observe(this.#active, 0, ({ count }) => count);
    observe(this.#age, NaN, ({ oldestMs }) => oldestMs / 1000);
    this.#isThere.addCallback(async result =>
      result.observe((await read()) ? 1 : 0),
    );
  }
}
