import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** A queue of writes to the plugin database. */
export interface Writes {
  readonly name: string;
  readonly waiting: number;
  readonly dropped: number;
}

/** Observes what waits to be written to the plugin database, and what was given up. */
export function observeWrites(
  metrics: MetricsService,
  queues: readonly Writes[],
): void {
  metrics
    .createObservableGauge('kindler.writes.waiting', {
      description: 'Writes to the plugin database that are not done yet',
      unit: '{write}',
    })
    .addCallback(result =>
      queues.forEach(({ name, waiting }) =>
        result.observe(waiting, { queue: name }),
      ),
    );
  metrics
    .createObservableCounter('kindler.writes.dropped', {
      description: 'Writes to the plugin database that were given up',
      unit: '{write}',
    })
    .addCallback(result =>
      queues.forEach(({ name, dropped }) =>
        result.observe(dropped, { queue: name }),
      ),
    );
}
