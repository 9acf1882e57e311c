import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { formatText } from '../format';
import { sayWording } from './sayWording';
import { useKindlerTranslation } from './useKindlerTranslation';

/**
 * A wording in the reader's language where its code is translated, else in the server's words.
 */
export function useWording(): (wording: Wording) => string {
  const { t } = useKindlerTranslation();
  return useCallback(wording => formatText(sayWording(wording, t)), [t]);
}
