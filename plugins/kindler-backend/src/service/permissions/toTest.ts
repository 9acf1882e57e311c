import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type {
  KindlerCondition,
  KindlerSelection,
} from '@kindler/backstage-plugin-kindler-node';

/** Combines tests that are connected by all-of, any-of and not into one. */
export function toTest<T>(
  criteria: PermissionCriteria<KindlerCondition<T>>,
): KindlerCondition<T> {
  if (isAndCriteria(criteria)) {
    const tests = criteria.allOf.map(toTest);
    return selecting(
      resource => tests.every(test => test(resource)),
      tests,
      allOf => ({ allOf }),
    );
  }
  if (isOrCriteria(criteria)) {
    const tests = criteria.anyOf.map(toTest);
    return selecting(
      resource => tests.some(test => test(resource)),
      tests,
      anyOf => ({ anyOf }),
    );
  }
  if (isNotCriteria(criteria)) {
    const test = toTest(criteria.not);
    return selecting(
      resource => !test(resource),
      [test],
      ([not]) => ({ not }),
    );
  }
  return criteria;
}

/** Adds what a test selects, if all of its parts define it. */
function selecting<T>(
  test: (resource: T) => boolean,
  parts: Array<KindlerCondition<T>>,
  combine: (parts: KindlerSelection[]) => KindlerSelection,
): KindlerCondition<T> {
  const selections = parts.flatMap(({ selects }) => (selects ? [selects] : []));
  return selections.length === parts.length
    ? Object.assign(test, { selects: combine(selections) })
    : test;
}
