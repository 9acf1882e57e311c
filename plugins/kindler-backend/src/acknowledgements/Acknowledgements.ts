import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, stringifyError } from '@backstage/errors';
import {
  word,
  type AcknowledgeRequest,
  type Database,
} from '@kindler/backstage-plugin-kindler-common';
import type { NewEvent } from '../model/NewEvent';
import type { LostTimeline } from '../model/LostTimeline';
import type { AcknowledgementStore, Noted } from './AcknowledgementStore';

/** Changes by another backend are known here within this time. */
const FOLLOW_MS = 10_000;

export interface AcknowledgementsOptions {
  store: Pick<AcknowledgementStore, 'add' | 'list' | 'noteLost'>;
  logger: LoggerService;
  /** Writes the event of an acknowledgement. */
  tell(event: NewEvent): void;
}

/**
 * Lets people acknowledge findings that would otherwise stay for ever, and keeps these findings across restarts and for
 * all backends.
 */
export class Acknowledgements {
  readonly #options: AcknowledgementsOptions;
  #noted: ReadonlyMap<string, Noted> = new Map();
  readonly #written = new Map<string, readonly LostTimeline[]>();
  #following: NodeJS.Timeout | undefined;
  #onNoted: ((database: string, noted: Noted) => void) | undefined;
  #isAway = false;
  #begun = 0;
  #taken = 0;

  constructor(options: AcknowledgementsOptions) {
    this.#options = options;
  }

  /** @param onNoted - called with what is known of a cluster; the object keeps its identity as long as nothing changes */
  start(onNoted: (database: string, noted: Noted) => void): void {
    this.#onNoted = onNoted;
    void this.refresh();
    this.#following = setInterval(() => void this.refresh(), FOLLOW_MS);
    this.#following.unref();
  }

  stop(): void {
    clearInterval(this.#following);
  }

  /** Takes what this backend noticed about a cluster, and retries until it is written. */
  see(database: string, lost: readonly LostTimeline[] | undefined): void {
    if (!lost || lost.length === 0 || this.#written.get(database) === lost) {
      return;
    }
    this.#written.set(database, lost);
    this.#options.store.noteLost(database, lost).catch(error => {
      this.#written.delete(database);
      this.#onError(error);
    });
  }

  async acknowledge(
    { name, findings }: Database,
    { finding, reason }: AcknowledgeRequest,
    requester: string,
  ): Promise<void> {
    const meant = findings.some(
      ({ code, acknowledgeable }) => code === finding && acknowledgeable,
    );
    if (!meant) {
      throw new ConflictError(
        `Database cluster '${name}' has no finding '${finding}' that can be acknowledged now`,
      );
    }
    const at = Date.now();
    const { store, tell } = this.#options;
    await store.add({ database: name, finding, at, requester, reason });
    tell({
      kind: 'action',
      fact: ['acknowledge', name, finding, at].join(' '),
      at,
      database: name,
      finding,
      to: 'acknowledged',
      message: word('finding-acknowledged', {
        finding,
        database: name,
        requester,
        reason,
      }),
    });
    await this.refresh();
  }

  /** Of overlapping refreshes, an earlier one never undoes a later one. */
  async refresh(): Promise<void> {
    this.#begun += 1;
    const turn = this.#begun;
    try {
      const noted = await this.#options.store.list();
      if (turn < this.#taken) {
        return;
      }
      this.#taken = turn;
      for (const [name, now] of noted) {
        const before = this.#noted.get(name);
        if (before && JSON.stringify(before) === JSON.stringify(now)) {
          noted.set(name, before);
        }
      }
      this.#noted = noted;
      noted.forEach((now, name) => this.#onNoted?.(name, now));
      this.#isAway = false;
    } catch (error) {
      this.#onError(error);
    }
  }

  #onError(error: unknown) {
    if (!this.#isAway) {
      this.#isAway = true;
      this.#options.logger.warn(
        `Cannot keep what was acknowledged now: ${stringifyError(error)}`,
      );
    }
  }
}
