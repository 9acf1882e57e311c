import type { GatewayReading } from '../model/haproxy/GatewayReading';
import {
  countServed,
  othersWereServed,
  type ServedCounters,
} from '../evaluation/client/othersServed';

/** A change in HAProxy that is older than this is settled. */
const NEWS_MS = 10_000;
/** A gateway that has been silent for longer than this is no longer news. */
const SILENCE_MS = 60_000;

/** Compares a gateway's statistics from reading to reading, with regard to the clients of one route. */
export class GatewayWatch {
  readonly #proxy: string;
  #reading: GatewayReading | undefined;
  #servers: string | undefined;
  #changedAt = 0;
  #counted: { counters: ServedCounters; at: number } | undefined;
  #ownProbes = 0;
  #othersServed: { from: number; to: number } | undefined;

  constructor(proxy: string) {
    this.#proxy = proxy;
  }

  /** The period between the last two readings, if others were served in it. */
  get othersServed(): { from: number; to: number } | undefined {
    return this.#othersServed;
  }

  /** Whether the gateway answered the last question. */
  get answers(): boolean {
    return this.#reading !== undefined && this.#reading.fault === undefined;
  }

  /** Notes that a probe from here begins, because HAProxy may count it. */
  noteProbe(): void {
    this.#ownProbes += 1;
  }

  see(reading: GatewayReading): void {
    const before = this.#reading;
    this.#reading = reading;
    if (!reading.value || reading.value === before?.value) {
      return;
    }
    const servers = reading.value.proxies
      .find(({ name }) => name === this.#proxy)
      ?.servers.map(({ name, status, address }) => [name, status, address])
      .join();
    if (this.#servers !== undefined && servers !== this.#servers) {
      this.#changedAt = reading.observedAt ?? 0;
    }
    this.#servers = servers;
    this.#count(reading);
  }

  /** Whether the source started to fail or its servers changed recently. */
  isNews(now: number): boolean {
    const { failingSince } = this.#reading ?? {};
    return (
      (failingSince !== undefined && now - failingSince < SILENCE_MS) ||
      now - this.#changedAt < NEWS_MS
    );
  }

  #count({ value, observedAt: at = 0 }: GatewayReading) {
    const before = this.#counted;
    const counters = countServed(value, this.#proxy);
    const others =
      before !== undefined &&
      counters !== undefined &&
      othersWereServed(before.counters, counters, this.#ownProbes);
    this.#othersServed = others ? { from: before.at, to: at } : undefined;
    this.#counted = counters && { counters, at };
    this.#ownProbes = 0;
  }
}
