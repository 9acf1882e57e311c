import type {
  Environment,
  EnvironmentProvider,
  Freshness,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';

export interface Judged {
  verdict: Verdict;
  /** Why it is not `ok`. */
  why?: string;
}

/** Whether an environment is what was asked for. Without a look at it nobody can tell. */
export function judgeEnvironment(
  environment: Environment,
  providers: EnvironmentProvider[],
  freshness: Pick<Freshness, 'status'>,
): Judged {
  const { desired, drift, error, observed, provider, state } = environment;
  if (state === 'failed') {
    return { verdict: 'critical', why: error || wordsOf(drift) || undefined };
  }
  if (freshness.status !== 'live') {
    return { verdict: 'unknown', why: 'last known state' };
  }
  if (state === 'creating' || state === 'changing' || state === 'deleting') {
    return { verdict: 'degraded', why: 'an operation works on it' };
  }
  if (!observed || observed.state === 'unknown') {
    return {
      verdict: 'unknown',
      why: providers.includes(provider)
        ? observed?.fault ?? observed?.message ?? 'nobody has looked yet'
        : `no module brings the provider '${provider}'`,
    };
  }
  if (observed.fault) {
    return { verdict: 'unknown', why: observed.fault };
  }
  if (drift.length > 0) {
    return { verdict: 'degraded', why: wordsOf(drift) };
  }
  return state === desired
    ? { verdict: 'ok' }
    : { verdict: 'degraded', why: `${state} instead of ${desired}` };
}

function wordsOf(drift: Environment['drift']): string {
  return drift
    .map(
      ({ subject, desired, observed, message }) =>
        `${subject} is ${observed} instead of ${desired}${
          message ? `: ${message}` : ''
        }`,
    )
    .join('; ');
}
