import {
  until,
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

const PAUSE_MS = 500;

/** What was seen of an effect that is waited for. */
export interface Progress {
  /** The effect is there, in one sentence. */
  done?: Wording;
  /** It can no longer come, in one sentence. */
  failed?: Wording;
  /** What was seen instead. */
  seen?: Wording;
  /** It is visibly being worked on: time begins anew. */
  working?: boolean;
}

export interface WatchOptions {
  /** What is waited for, as a noun phrase. */
  what: Wording;
  deadlineMs: number;
  /** Milliseconds after which even work that goes on is given up. */
  longestMs?: number;
  /** What to do when it does not come, in one sentence. */
  next: Wording;
  signal: AbortSignal;
  look(): Promise<Progress>;
}

/** Looks again and again until the effect is seen, and says what was seen; rejects when it does not come. */
export async function watchFor(options: WatchOptions): Promise<Wording> {
  const { what, deadlineMs, longestMs = Infinity, signal, next } = options;
  const started = performance.now();
  let since = started;
  const look = async () => {
    const { done, failed, seen, working } = await options.look();
    if (done !== undefined) {
      return done;
    }
    if (failed !== undefined) {
      throw wordedError(Error, failed);
    }
    const now = performance.now();
    since = working ? now : since;
    if (now - since >= deadlineMs || now - started >= longestMs) {
      throw wordedError(
        Error,
        word('seen-not-in-time', {
          what,
          seconds: Math.round((now - started) / 1000),
          seen: seen ?? word('seen-nothing', {}),
          next,
        }),
      );
    }
    return undefined;
  };
  return until(look, { everyMs: PAUSE_MS, signal });
}
