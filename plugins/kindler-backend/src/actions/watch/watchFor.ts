import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 500;

/** What was seen of an effect that is waited for. */
export interface Sight {
  /** The effect is there, in one sentence. */
  done?: string;
  /** It can no longer come, in one sentence. */
  failed?: string;
  /** What was seen instead. */
  seen?: string;
  /** It is visibly being worked on: time begins anew. */
  working?: boolean;
}

export interface WatchOptions {
  /** What is waited for, as a noun phrase. */
  what: string;
  deadlineMs: number;
  /** Milliseconds after which even work that goes on is given up. */
  longestMs?: number;
  /** What to do when it does not come, in one sentence. */
  next: string;
  signal: AbortSignal;
  look(): Promise<Sight>;
}

/** Looks again and again until the effect is seen, and says what was seen; rejects when it does not come. */
export async function watchFor(options: WatchOptions): Promise<string> {
  const { what, deadlineMs, signal, next } = options;
  const started = performance.now();
  let since = started;
  for (;;) {
    signal.throwIfAborted();
    const { done, failed, seen, working } = await options.look();
    if (done !== undefined) {
      return done;
    }
    if (failed !== undefined) {
      throw new Error(failed);
    }
    const now = performance.now();
    since = working ? now : since;
    const longest = options.longestMs ?? Number.POSITIVE_INFINITY;
    if (now - since >= deadlineMs || now - started >= longest) {
      throw new Error(
        `${what} was not seen within ${Math.round(
          (now - started) / 1000,
        )} s; seen instead: ${seen ?? 'nothing'}. ${next}`,
      );
    }
    await delay(PAUSE_MS, undefined, { signal }).catch(() => {});
  }
}
