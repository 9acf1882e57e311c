import {
  whyUnseen,
  type Environment,
  type EnvironmentList,
  type Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { ageOf } from '../../output/ageOf';

export interface Judged {
  verdict: Verdict;
  /** Why it is not `ok`. */
  why?: string;
}

/** What the list says besides its rows. */
type ListAnswer = Pick<EnvironmentList, 'freshness' | 'now' | 'providers'>;

/** Whether an environment is what was asked for. Without a look at it nobody can tell; a record is no look. */
export function judgeEnvironment(
  environment: Environment,
  list: ListAnswer,
): Judged {
  const { desired, drift, error, observed, registrations, state } = environment;
  if (list.freshness.status !== 'live') {
    return { verdict: 'unknown', why: 'last known state' };
  }
  if (state === 'failed') {
    return { verdict: 'critical', why: error || wordsOf(drift) || undefined };
  }
  if (state === 'creating' || state === 'changing' || state === 'deleting') {
    return { verdict: 'degraded', why: 'an operation works on it' };
  }
  const unseen = unseenBecause(environment, list);
  if (unseen) {
    return { verdict: 'unknown', why: unseen };
  }
  const notSeen = registrations.filter(each => each.observed === 'unknown');
  if (notSeen.length > 0) {
    return {
      verdict: 'unknown',
      why: notSeen
        .map(({ kind, message }) => `${kind} was not seen${after(message)}`)
        .join('; '),
    };
  }
  if (drift.length > 0) {
    return { verdict: 'degraded', why: wordsOf(drift) };
  }
  const other = [state, observed!.state].find(each => each !== desired);
  return other === undefined
    ? { verdict: 'ok' }
    : { verdict: 'degraded', why: `${other} instead of ${desired}` };
}

function unseenBecause(
  environment: Environment,
  { now, providers }: ListAnswer,
): string | undefined {
  const { observed, provider } = environment;
  switch (whyUnseen(environment, Date.parse(now))) {
    case undefined:
      return undefined;
    case 'fault':
      return observed!.fault;
    case 'old':
      return `seen last ${ageOf(observed!.observedAt, now)} ago`;
    default:
      return providers.includes(provider)
        ? observed?.message ?? 'nobody has looked yet'
        : `no module brings the provider '${provider}'`;
  }
}

function wordsOf(drift: Environment['drift']): string {
  return drift
    .map(
      ({ subject, desired, observed, message }) =>
        `${subject} is ${observed} instead of ${desired}${after(message)}`,
    )
    .join('; ');
}

function after(message: string | undefined): string {
  return message ? `: ${message}` : '';
}
