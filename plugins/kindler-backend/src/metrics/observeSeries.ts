import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

type Gauge = ReturnType<MetricsService['createObservableGauge']>;

/** A value and its attributes. */
export type Series = [value: number, attributes?: Record<string, string>];

/** What is seen now. */
export interface Seen {
  series: Series[];
  /** The value of a series that is not there any more: 0, or NaN if it is unknown. */
  gone: number;
}

/**
 * Observes the series of a gauge. OpenTelemetry repeats the last value of a series that is no longer observed, so this
 * says what is gone: otherwise a finding would stand for ever.
 */
export function observeSeries(
  gauge: Gauge,
  look: () => Seen | Promise<Seen>,
): void {
  const known = new Map<string, Series[1]>();
  gauge.addCallback(async result => {
    const { series, gone } = await look();
    const left = new Map(known);
    for (const [value, attributes] of series) {
      const key = JSON.stringify(attributes);
      known.set(key, attributes);
      left.delete(key);
      result.observe(value, attributes);
    }
    left.forEach(attributes => result.observe(gone, attributes));
  });
}
