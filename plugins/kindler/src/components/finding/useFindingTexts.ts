import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { formatText } from '../../format';
import {
  FINDING_CODES,
  useKindlerTranslation,
  type FindingCode,
} from '../../translation';

export interface FindingTexts {
  message: string;
  next: string;
}

/** Of a finding, what its texts are made from. */
type Worded = Pick<Finding, 'code' | 'message' | 'next' | 'params'>;

const codes: ReadonlySet<string> = new Set(FINDING_CODES);

function isTranslated(code: string): code is FindingCode {
  return codes.has(code);
}

/**
 * A finding in the reader's language where its rule is translated, else in the server's words.
 */
export function useFindingTexts(): (finding: Worded) => FindingTexts {
  const { t } = useKindlerTranslation();
  return useCallback(
    ({ code, message, next, params }) => {
      if (!isTranslated(code)) {
        return { message: formatText(message), next: formatText(next) };
      }
      const values = { ...params, message, next };
      return {
        message: formatText(t(`rule.${code}.message`, values)),
        next: formatText(t(`rule.${code}.next`, values)),
      };
    },
    [t],
  );
}
