import type {
  Fault,
  SourceState,
} from '@kindler/backstage-plugin-kindler-common';
import type { SourceId } from './SourceId';

/** What is asked, see `SourceState` of the API. */
export interface Source extends SourceId {
  target: string;
}

/**
 * The last usable answer of one question to one source, with its time, and the fault that followed. Times are
 * milliseconds since the epoch on this backend's clock.
 */
export interface Reading<T> {
  source: Source;
  value?: T;
  observedAt?: number;
  failingSince?: number;
  fault?: Fault;
  /** Questions in a row that got no usable answer. */
  failures?: number;
}

/** One lost answer is forgiven, two in a row are not. */
const FORGIVEN = 1;

/**
 * The answer while it counts as evidence. An answer that is older than the allowance, or after which the source failed
 * repeatedly, is no evidence: its question is open again, whatever the answer was.
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

/** Since when a source has not answered, once that is more than one lost answer; else 0. */
export function silenceOf(reading: Reading<unknown> | undefined): number {
  return (reading?.failures ?? 0) > FORGIVEN ? reading!.failingSince! : 0;
}

/** A reading after a usable answer. */
export function answered<T>(
  reading: Reading<T>,
  value: T,
  now: number,
): Reading<T> {
  return { source: reading.source, value, observedAt: now };
}

/** A reading after a fault: the last answer stays, with its age. */
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

/**
 * The state of a source of which several questions are asked: it is reachable when all the last ones were answered.
 */
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

/** Milliseconds since the epoch as ISO text. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}
