import type { ProviderDescription } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../../translation';

/**
 * Hints below fields whose value Kindler chooses if they are left empty: the value it would choose now, and the range.
 */
export function allocationHints(
  { allocation = [] }: ProviderDescription,
  t: KindlerTranslate,
): Record<string, object> {
  return Object.fromEntries(
    allocation.map(({ field, range, next }) => [
      field,
      {
        'ui:placeholder': next === undefined ? '' : String(next),
        'ui:help':
          next === undefined
            ? t('field.noneFree', { range })
            : t('field.nextFree', { next: String(next), range }),
      },
    ]),
  );
}

/** Hints below fields of an environment that is there: what it could have instead, and the range. */
export function freeHints(
  { allocation = [] }: ProviderDescription,
  t: KindlerTranslate,
): Record<string, object> {
  return Object.fromEntries(
    allocation.map(({ field, range, next }) => [
      field,
      {
        'ui:help':
          next === undefined
            ? t('field.noneFree', { range })
            : t('field.free', { next: String(next), range }),
      },
    ]),
  );
}
