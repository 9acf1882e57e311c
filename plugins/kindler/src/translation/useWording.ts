import type {
  Wording,
  WordingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { useKindlerTranslation } from './useKindlerTranslation';
import { WORDING_CODES } from './wordingMessages';

const codes: ReadonlySet<string> = new Set(WORDING_CODES);

function isTranslated(code: string): code is WordingCode {
  return codes.has(code);
}

export type SayWording = (
  wording: Wording,
  /** Values that are to be said in the reader's language, too. */
  said?: Record<string, string>,
) => string;

/**
 * A wording in the reader's language where its code is translated, else in the server's words.
 */
export function useWording(): SayWording {
  const { t } = useKindlerTranslation();
  return useCallback(
    ({ code, params, text }, said) =>
      isTranslated(code)
        ? t(`said.${code}`, { ...params, ...said, text })
        : text,
    [t],
  );
}
