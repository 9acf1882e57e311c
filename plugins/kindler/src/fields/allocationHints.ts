import type { ProviderDescription } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../translation';

/**
 * Hints below the fields whose value Kindler chooses where they are left open: what it would choose now, and out of what.
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
