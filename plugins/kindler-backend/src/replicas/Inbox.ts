import { giveTurns } from '../store';
import type { Batch, Readings, Told } from './Batch';
import { shiftReading } from './shiftReading';

/** Clocks that differ by less count as the same: the measured difference is no more exact than that. */
const SAME_CLOCK_MS = 100;

/** Puts what other backends were answered into the readings of this one. */
export class Inbox {
  readonly #readings: Readings;
  readonly #known = new Map<string, { from: string; version: number }>();

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  /**
   * Takes a batch of another backend.
   *
   * @param isTheirs - false for a key about which this backend knows better
   * @param clockOffset - milliseconds by which the own clock is ahead of that of the plugin database
   */
  async take(
    from: string,
    { news, same, clockOffset: theirs }: Batch,
    isTheirs: (key: string) => boolean,
    clockOffset: number,
  ): Promise<void> {
    const giveTurn = giveTurns();
    const difference = Math.round(clockOffset - theirs);
    const shiftMs = Math.abs(difference) < SAME_CLOCK_MS ? 0 : difference;
    for (const told of news) {
      if (isTheirs(told.key)) {
        this.#takeNews(from, told, shiftMs);
        await giveTurn();
      }
    }
    for (const { key, version, observedAt } of same) {
      const known = this.#known.get(key);
      const reading = this.#readings.get(key);
      const at = observedAt + shiftMs;
      if (
        isTheirs(key) &&
        reading &&
        known?.from === from &&
        known.version === version &&
        (reading.observedAt ?? 0) <= at
      ) {
        const { source, value } = reading;
        this.#readings.put(key, { source, value, observedAt: at });
        await giveTurn();
      }
    }
  }

  #takeNews(from: string, told: Told, shiftMs: number) {
    const { key, version } = told;
    const reading = shiftReading(told.reading, shiftMs, key);
    const observedAt = this.#readings.get(key)?.observedAt ?? 0;
    // This backend may have asked for a reader meanwhile.
    const newest = reading.fault ? told.at + shiftMs : reading.observedAt ?? 0;
    if (observedAt <= newest) {
      this.#known.set(key, { from, version });
      this.#readings.put(key, reading);
    }
  }
}
