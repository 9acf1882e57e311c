import type { Lag } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../translation';
import { formatBytes } from './formatBytes';

/**
 * Lag as text. Unknown lag is the word for it, never a number.
 */
export function formatLag(lag: Lag | undefined, t: KindlerTranslate): string {
  if (lag === undefined) {
    return '–';
  }
  return lag === 'unknown' ? t('word.unknown') : formatBytes(lag);
}
