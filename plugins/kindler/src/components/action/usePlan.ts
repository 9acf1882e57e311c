import { useEffect, useRef, useState } from 'react';

export interface PlanState<TPlan> {
  isRunning: boolean;
  error?: Error;
  result?: TPlan;
}

/** The reason in a request for a plan. It does not affect the plan, but is required. */
export const PLAN_REASON = 'preflight';

/**
 * Returns what an action would do, and asks again whenever `subject` changes. While `subject` is undefined there is
 * nothing to ask. Of several pending answers only the last one counts.
 */
export function usePlan<TPlan>(
  subject: string | undefined,
  ask: () => Promise<TPlan>,
): PlanState<TPlan> {
  const [state, setState] = useState<PlanState<TPlan>>({
    isRunning: subject !== undefined,
  });
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (subject === undefined) {
      setState({ isRunning: false });
      return undefined;
    }
    let isCurrent = true;
    setState({ isRunning: true });
    latest.current().then(
      result => isCurrent && setState({ isRunning: false, result }),
      error => isCurrent && setState({ isRunning: false, error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [subject]);
  return state;
}
