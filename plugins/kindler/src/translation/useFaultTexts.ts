import {
  faultHint,
  faultMessage,
  type Fault,
} from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { useWording } from './useWording';

/** Returns what happened at a source and what to do, in the reader's language. */
export function useFaultTexts(): (fault: Fault) => {
  message: string;
  hint: string;
} {
  const say = useWording();
  return useCallback(
    fault => ({
      message: say(faultMessage(fault)),
      hint: say(faultHint(fault)),
    }),
    [say],
  );
}
