import { useEffect, useRef, useState } from 'react';

export interface PlanState<TPlan> {
  isRunning: boolean;
  error?: Error;
  result?: TPlan;
}

/** What a plan is asked with; the reason does not matter to it, but has to be there. */
export const PLAN_REASON = 'preflight';

/**
 * What an action would do, asked anew whenever `subject` changes; undefined: there is nothing to ask yet. Of several
 * answers under way only the last one counts.
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
