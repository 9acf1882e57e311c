import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { KindlerConfig } from '../config';
import { ObserverMetrics } from '../observer';
import { OperationMetrics, type OperationSources } from './OperationMetrics';
import { StateMetrics, type StateSources } from './StateMetrics';
import { observeWrites, type Writes } from './observeWrites';

export interface MetricsSources extends StateSources {
  operations: OperationSources;
  recorders: ReadonlyArray<{ writes: Writes }>;
}

/** All metrics of this backend for OpenTelemetry, as docs/en/metrics.md lists them. Their attributes are bounded sets. */
export class KindlerMetrics {
  readonly observer: ObserverMetrics;
  readonly operations: OperationMetrics;
  readonly #service: MetricsService;
  readonly #state: StateMetrics;

  constructor(service: MetricsService, config: KindlerConfig['metrics']) {
    this.#service = service;
    this.observer = new ObserverMetrics(service);
    this.operations = new OperationMetrics(service);
    this.#state = new StateMetrics(service, config);
  }

  /** From now on these are looked at whenever metrics are read. */
  watch({ operations, recorders, ...state }: MetricsSources): void {
    this.#state.watch(state);
    this.operations.watch(operations);
    observeWrites(
      this.#service,
      recorders.map(({ writes }) => writes),
    );
  }
}
