import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { Reading } from '../model/Reading';

/** Converts the times of a reading to another clock, which is ahead by `shiftMs`. */
export function shiftReading(
  reading: Reading<unknown>,
  shiftMs: number,
  key: string,
): Reading<unknown> {
  if (shiftMs === 0) {
    return reading;
  }
  const { value, observedAt, failingSince } = reading;
  return {
    ...reading,
    observedAt: shift(observedAt, shiftMs),
    failingSince: shift(failingSince, shiftMs),
    value: key.startsWith('client ')
      ? shiftClient(value as ClientSnapshot, shiftMs)
      : value,
  };
}

function shiftClient(client: ClientSnapshot, shiftMs: number): ClientSnapshot {
  return {
    ...client,
    last: client.last && shiftProbe(client.last, shiftMs),
    lastQuery: client.lastQuery && shiftProbe(client.lastQuery, shiftMs),
    servedAt: shift(client.servedAt, shiftMs),
    refusedSince: shift(client.refusedSince, shiftMs),
    othersServedAt: shift(client.othersServedAt, shiftMs),
  };
}

function shiftProbe(probe: ProbeResult, shiftMs: number): ProbeResult {
  const { startedAt, at } = probe;
  return { ...probe, startedAt: startedAt + shiftMs, at: at + shiftMs };
}

function shift(time: number | undefined, shiftMs: number): number | undefined {
  return time === undefined ? undefined : time + shiftMs;
}
