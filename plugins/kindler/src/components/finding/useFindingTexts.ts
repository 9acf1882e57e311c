import {
  messageOf,
  nextOf,
  type Finding,
} from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { useWording } from '../../translation';

export interface FindingTexts {
  message: string;
  next: string;
}

/** The fields of a finding from which its texts are built. */
type Worded = Pick<
  Finding,
  'code' | 'message' | 'messageCode' | 'next' | 'nextCode' | 'params'
>;

/** Returns the message of a finding and its next step in the reader's language. */
export function useFindingTexts(): (finding: Worded) => FindingTexts {
  const say = useWording();
  return useCallback(
    finding => ({
      message: say(messageOf(finding)),
      next: say(nextOf(finding)),
    }),
    [say],
  );
}
