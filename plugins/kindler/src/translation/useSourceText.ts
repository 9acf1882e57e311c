import { useCallback } from 'react';
import { formatText } from '../format/formatText';
import { readSourceText } from './readSourceText';
import { useKindlerTranslation } from './useKindlerTranslation';

/**
 * Returns labels and values of evidence in the reader's language if their form is known, otherwise in the server's
 * words.
 */
export function useSourceText(): (text: string) => string {
  const { t } = useKindlerTranslation();
  return useCallback(
    text => {
      const read = readSourceText(text);
      return formatText(
        read ? t(`seen.${read.key}`, read.values as never) : text,
      );
    },
    [t],
  );
}
