import {
  translationApiRef,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import { kindlerTranslationRef, type KindlerTranslate } from '../translation';

/** The reader's language; the form has loaded its texts by the time that anything is validated. */
export function translateWith(apis: ApiHolder): KindlerTranslate | undefined {
  const snapshot = apis
    .get(translationApiRef)
    ?.getTranslation(kindlerTranslationRef);
  return snapshot?.ready ? snapshot.t : undefined;
}
