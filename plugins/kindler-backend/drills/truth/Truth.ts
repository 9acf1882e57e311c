import type { Lab } from '@kindler/lab';
import { readLock } from './readLock';
import { MemberProbe } from './MemberProbe';

/** What the three witnesses say at one moment, asked by the drill itself and not by what it tests. */
export interface Truth {
  /** Who holds the lock in the DCS. While the DCS does not answer, the last holder has it until it expires. */
  lock?: string;
  /** Whose PostgreSQL is out of recovery, by SQL. */
  writers: string[];
  /** Whom HAProxy sends writes to; none when it does not answer. */
  routed: string[];
}

const WRITE_PROXY = 'orders_rw';
/** How long Patroni's lock lives in the lab. */
const TTL_MS = 20_000;

/** Asks DCS, PostgreSQL and HAProxy of a lab directly. */
export class TruthReader {
  readonly #lab: Lab;
  readonly #probes: MemberProbe[];
  #lock: { holder?: string; at: number } = { at: 0 };

  constructor(lab: Lab) {
    this.#lab = lab;
    const { probe } = lab.state.credentials;
    this.#probes = lab.state.members.map(
      member => new MemberProbe({ ...member, ...probe }),
    );
  }

  async read(): Promise<Truth> {
    const [lock, writers, servers] = await Promise.all([
      this.#readLock(),
      Promise.all(this.#probes.map(probe => probe.isWriter())),
      this.#lab.servers(),
    ]);
    const { members } = this.#lab.state;
    return {
      lock,
      writers: members
        .filter((_, index) => writers[index])
        .map(({ name }) => name),
      routed: (servers ?? [])
        .filter(
          ({ proxy, status }) =>
            proxy === WRITE_PROXY && status.startsWith('UP'),
        )
        .map(
          ({ server }) =>
            members[Number(/^pg(\d+)$/.exec(server)?.[1]) - 1]?.name ?? server,
        ),
    };
  }

  async #readLock(): Promise<string | undefined> {
    try {
      const holder = await readLock(this.#lab.state);
      this.#lock = { holder, at: performance.now() };
    } catch {
      // The lock outlives its store's silence: nobody else can take it before it expires.
    }
    const { holder, at } = this.#lock;
    return performance.now() - at < TTL_MS ? holder : undefined;
  }

  async close(): Promise<void> {
    await Promise.all(this.#probes.map(probe => probe.close()));
  }
}

/** Whether all three name the same single member. */
export function agrees({ lock, writers, routed }: Truth): boolean {
  return (
    lock !== undefined && writers.join() === lock && routed.join() === lock
  );
}
