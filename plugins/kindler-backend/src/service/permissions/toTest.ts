import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { KindlerCondition } from '@kindler/backstage-plugin-kindler-node';

/** One test of many that stand together by all-of, any-of and not. */
export function toTest<T>(
  criteria: PermissionCriteria<KindlerCondition<T>>,
): KindlerCondition<T> {
  if (isAndCriteria(criteria)) {
    const tests = criteria.allOf.map(toTest);
    return resource => tests.every(test => test(resource));
  }
  if (isOrCriteria(criteria)) {
    const tests = criteria.anyOf.map(toTest);
    return resource => tests.some(test => test(resource));
  }
  if (isNotCriteria(criteria)) {
    const test = toTest(criteria.not);
    return resource => !test(resource);
  }
  return criteria;
}
