import type {
  Fault,
  SourceState,
} from '@kindler/backstage-plugin-kindler-common';
import type { SourceId } from './SourceId';

/** A source, see `SourceState` of the API. */
export interface Source extends SourceId {
  target: string;
}

/**
 * The last usable answer to one question to one source, with its time and the fault that followed. Times are in
 * milliseconds since the epoch on this backend's clock.
 */
export interface Reading<T> {
  source: Source;
  value?: T;
  observedAt?: number;
  failingSince?: number;
  fault?: Fault;
  /** Number of consecutive questions without a usable answer. */
  failures?: number;
}

/** One lost answer is tolerated, two in a row are not. */
const FORGIVEN = 1;

/**
 * Returns the answer while it counts as evidence. It does not if it is older than the allowance, or if the source has
 * failed repeatedly since then. Its question is then open again, whatever the answer was.
 */
export function freshValue<T>(
  reading: Reading<T> | undefined,
  now: number,
  allowanceMs: number,
): T | undefined {
  return reading?.observedAt !== undefined &&
    now - reading.observedAt <= allowanceMs &&
    (reading.failures ?? 0) <= FORGIVEN
    ? reading.value
    : undefined;
}

/** Since when a source has been silent, if it lost more than one answer; otherwise 0. */
export function silenceOf(reading: Reading<unknown> | undefined): number {
  return (reading?.failures ?? 0) > FORGIVEN ? reading!.failingSince! : 0;
}

/** Creates a reading from a usable answer. */
export function answered<T>(
  reading: Reading<T>,
  value: T,
  now: number,
): Reading<T> {
  return { source: reading.source, value, observedAt: now };
}

/** Creates a reading from a fault. It keeps the last answer with its age. */
export function failed<T>(
  reading: Reading<T>,
  fault: Fault,
  now: number,
): Reading<T> {
  return {
    ...reading,
    fault,
    failingSince: reading.failingSince ?? now,
    failures: (reading.failures ?? 0) + 1,
  };
}

/** The state of a source with several questions. It is reachable if the last question of each kind was answered. */
export function toSourceState(
  readings: ReadonlyArray<Reading<unknown>>,
): SourceState {
  const broken = readings.find(reading => reading.fault);
  const times = readings.flatMap(reading => reading.observedAt ?? []);
  const since = readings.flatMap(reading => reading.failingSince ?? []);
  const answeredYet = times.length > 0 ? 'ok' : 'pending';
  const { id, kind, target } = readings[0].source;
  return {
    id,
    kind,
    target,
    status: broken ? 'unreachable' : answeredYet,
    observedAt: times.length > 0 ? isoTime(Math.max(...times)) : undefined,
    failingSince: since.length > 0 ? isoTime(Math.min(...since)) : undefined,
    fault: broken?.fault,
  };
}

/** Converts milliseconds since the epoch to ISO text. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}
