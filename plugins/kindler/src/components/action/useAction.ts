import { useCallback, useEffect, useRef, useState } from 'react';

export interface Action<TResult> {
  run: () => void;
  isRunning: boolean;
  error?: Error;
  result?: TResult;
  /** Clears result and error. */
  reset: () => void;
}

interface ActionState<TResult> {
  isRunning: boolean;
  error?: Error;
  result?: TResult;
}

/** Something that a person triggers once. It runs only once, however often the button is pressed meanwhile. */
export function useAction<TResult>(
  act: () => Promise<TResult>,
): Action<TResult> {
  const [state, setState] = useState<ActionState<TResult>>({
    isRunning: false,
  });
  const latest = useRef(act);
  const isRunning = useRef(false);
  useEffect(() => {
    latest.current = act;
  });
  const run = useCallback(async () => {
    if (isRunning.current) {
      return;
    }
    isRunning.current = true;
    setState({ isRunning: true });
    try {
      setState({ isRunning: false, result: await latest.current() });
    } catch (error) {
      setState({
        isRunning: false,
        error: error instanceof Error ? error : new Error(String(error)),
      });
    } finally {
      isRunning.current = false;
    }
  }, []);
  const reset = useCallback(() => setState({ isRunning: false }), []);
  return { run, reset, ...state };
}
