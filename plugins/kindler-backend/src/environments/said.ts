import {
  wordingOf,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** A text in a field of an answer, and beside it, in `<field>Wording`, what it is translated by where it has that. */
export function said<F extends string>(field: F, text: string | Wording) {
  const wording = wordingOf(text);
  return {
    [field]: wording.text,
    ...(wording.code && { [`${field}Wording`]: wording }),
  } as Record<F, string> & Partial<Record<`${F}Wording`, Wording>>;
}
