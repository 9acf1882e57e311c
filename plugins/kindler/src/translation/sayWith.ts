import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import { formatText } from '../format/formatText';
import { sayWording, type TranslateWording } from './sayWording';
import type { KindlerTranslate } from './useKindlerTranslation';

/**
 * Returns a wording in the language of `t`, outside of components.
 */
export function sayWith(wording: Wording, t: KindlerTranslate): string {
  return formatText(sayWording(wording, t as unknown as TranslateWording));
}
