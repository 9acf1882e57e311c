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

/** Of a finding, what its texts are made from. */
type Worded = Pick<
  Finding,
  'code' | 'message' | 'messageCode' | 'next' | 'nextCode' | 'params'
>;

/**
 * What a finding says and tells to do, in the reader's language.
 */
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
