import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { formatText } from '../format/formatText';
import { sayWording, type TranslateWording } from './sayWording';
import { useKindlerTranslation } from './useKindlerTranslation';

/**
 * A wording in the reader's language where its code is translated, else in the server's words.
 */
export function useWording(): (wording: Wording) => string {
  const { t } = useKindlerTranslation();
  return useCallback(
    wording =>
      formatText(
        // `t` wants a number for `count`; wordings of the server name their values only at run time.
        sayWording(wording, t as unknown as TranslateWording),
      ),
    [t],
  );
}
