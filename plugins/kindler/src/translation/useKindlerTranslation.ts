import {
  useTranslationRef,
  type TranslationFunction,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';
import { kindlerTranslationRef } from './kindlerTranslationRef';

type Messages = typeof kindlerTranslationRef extends TranslationRef<
  string,
  infer TMessages
>
  ? TMessages
  : never;

/** Texts of the plugin in the reader's language. */
export type KindlerTranslate = TranslationFunction<Messages>;

/**
 * The plugin's texts in the reader's language.
 */
export function useKindlerTranslation(): { t: KindlerTranslate } {
  return useTranslationRef(kindlerTranslationRef);
}
