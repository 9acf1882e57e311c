import {
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { WriteOutcome } from '../patroni/PatroniAccess';
import type { ActionStepContext } from '../types';
import { watchFor, type WatchOptions } from './watchFor';

/** Milliseconds to wait for an effect after Patroni accepted the order, reported a failure, or refused it. */
const TAKEN_MS = 60_000;
const FAILED_MS = 20_000;
const REFUSED_MS = 5_000;

/** What Patroni's answer implies. It is only a hint; the effect is the proof. */
export interface Expectation {
  /** Patroni's sentence if it refuses. */
  refused?: Wording;
  /** How long to wait for the effect. */
  patienceMs: number;
}

/** Logs Patroni's answer. 4xx is a refusal. 5xx, or no answer at all, may still mean that it was done. */
export async function logPatroniAnswer(
  context: ActionStepContext,
  outcome: WriteOutcome,
): Promise<Expectation> {
  if (outcome === 'unanswered') {
    await context.log(word('told-unanswered', {}));
    return { patienceMs: TAKEN_MS };
  }
  const { status, text } = outcome;
  const answer = text
    ? word('told-answer-text', { status, said: text })
    : word('told-answer', { status });
  await context.log(answer, status < 400 ? 'info' : 'warn');
  if (status === 401 || status === 403) {
    return {
      patienceMs: REFUSED_MS,
      refused: word('told-auth', { answer }),
    };
  }
  if (status >= 400 && status < 500) {
    return { patienceMs: REFUSED_MS, refused: answer };
  }
  return { patienceMs: status < 400 ? TAKEN_MS : FAILED_MS };
}

/** Watches for the effect of an order to Patroni. A refusal may come from an earlier order by a killed backend. */
export async function watchAfter(
  { refused, patienceMs }: Expectation,
  options: Omit<WatchOptions, 'deadlineMs'> & { deadlineMs?: number },
): Promise<Wording> {
  const deadlineMs = refused
    ? patienceMs
    : Math.max(patienceMs, options.deadlineMs ?? 0);
  try {
    return await watchFor({ ...options, deadlineMs });
  } catch (error) {
    throw refused ? wordedError(Error, refused) : error;
  }
}
