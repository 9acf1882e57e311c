import {
  until,
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

const PAUSE_MS = 500;

/** The observed progress towards an expected effect. */
export interface Progress {
  /** The effect has occurred, in one sentence. */
  done?: Wording;
  /** The effect can no longer occur, in one sentence. */
  failed?: Wording;
  /** What was seen instead. */
  seen?: Wording;
  /** Work on it is visible, so the time limit starts again. */
  working?: boolean;
}

export interface WatchOptions {
  /** The expected effect, as a noun phrase. */
  what: Wording;
  deadlineMs: number;
  /** Milliseconds until even ongoing work is given up. */
  longestMs?: number;
  /** What to do if it does not occur, in one sentence. */
  next: Wording;
  signal: AbortSignal;
  look(): Promise<Progress>;
}

/** Checks repeatedly until the effect occurs, and returns what was seen. Rejects if it does not occur. */
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
