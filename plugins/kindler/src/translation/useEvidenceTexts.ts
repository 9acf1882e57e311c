import type { Evidence } from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { useSourceText } from './useSourceText';
import { useWording } from './useWording';

/** Returns label and value of a piece of evidence, in the reader's language if it has a translation. */
export function useEvidenceTexts(): (evidence: Evidence) => {
  label: string;
  value: string;
} {
  const say = useWording();
  const sayText = useSourceText();
  return useCallback(
    ({ label, value, wording }) => ({
      label: sayText(label),
      value: wording ? say(wording) : sayText(value),
    }),
    [say, sayText],
  );
}
