import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type {
  Database,
  FaultKind,
  RouteIntent,
  SourceKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProbeResult } from '../model/ClientSnapshot';
import type { Observation } from './ObservationStore';
import type { ObserverListener } from './ObserverListener';

/** The duration and outcome of one question to a source. */
export interface Answer {
  kind: SourceKind;
  outcome: 'ok' | FaultKind;
  ms: number;
}

const INTENTS: readonly RouteIntent[] = ['read-write', 'read-only'];
/** Seconds. Sources are near, and anything slower than the last bucket has timed out. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

/** Metrics of the observer for OpenTelemetry. Attributes hold no names, so that their number stays bounded. */
export class ObserverMetrics implements ObserverListener {
  readonly #raised;
  readonly #answers;
  readonly #clients;
  readonly #probes;
  readonly #refused;

  constructor(metrics: MetricsService) {
    this.#raised = metrics.createCounter('kindler.findings.raised', {
      description: 'Findings that were raised, by code and severity',
      unit: '{finding}',
    });
    this.#answers = metrics.createHistogram('kindler.source.answer.duration', {
      description: 'Time that sources took to answer, by kind and outcome',
      unit: 's',
      advice: { explicitBucketBoundaries: BUCKETS },
    });
    this.#clients = metrics.createHistogram('kindler.client.connect.duration', {
      description:
        'Time from the connection of a client to the first word of PostgreSQL, by what the client got',
      unit: 's',
      advice: { explicitBucketBoundaries: BUCKETS },
    });
    this.#probes = metrics.createCounter('kindler.client.probes', {
      description: 'Clients that were tried, by what they got',
      unit: '{probe}',
    });
    this.#refused = metrics.createCounter('kindler.client.refused.duration', {
      description:
        'Time for which clients of routes were refused, by what the routes are for',
      unit: 's',
    });
    INTENTS.forEach(intent => this.countRefused(intent, 0));
  }

  onObservation({ reading, tookMs }: Observation): void {
    if (reading && tookMs !== undefined) {
      const outcome = reading.fault?.kind ?? 'ok';
      this.recordAnswer({ kind: reading.source.kind, outcome, ms: tookMs });
    }
  }

  onDatabase(now: Database, before: Database): void {
    this.countRaised(now, before);
  }

  onProbe(_route: string, result: ProbeResult): void {
    this.recordProbe(result);
  }

  /** Records a probe as an answer, and the time until PostgreSQL knew of the client. */
  recordProbe({ outcome, phases, fault, tookMs }: ProbeResult): void {
    this.recordAnswer({
      kind: 'client',
      outcome: fault?.kind ?? 'ok',
      ms: tookMs,
    });
    this.#probes.add(1, { outcome });
    const { connect, tls = 0, startup } = phases;
    if (connect !== undefined && startup !== undefined) {
      this.#clients.record((connect + tls + startup) / 1000, { outcome });
    }
  }

  /** Adds time for which clients of a route were refused. */
  countRefused(intent: RouteIntent, ms: number): void {
    this.#refused.add(ms / 1000, { intent });
  }

  /** Counts new findings. */
  countRaised(now: Database, before: Database): void {
    const known = new Set(before.findings.map(keyOf));
    for (const finding of now.findings) {
      if (!known.has(keyOf(finding))) {
        const { code, severity } = finding;
        this.#raised.add(1, { code, severity });
      }
    }
  }

  recordAnswer({ kind, outcome, ms }: Answer): void {
    this.#answers.record(ms / 1000, { kind, outcome });
  }
}

/** A condition that went away and came back counts as raised again. */
function keyOf({ code, since }: Database['findings'][number]): string {
  return `${code} ${since}`;
}
