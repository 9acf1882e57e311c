import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  kindlerDatabaseResourceRef,
  kindlerEnvironmentResourceRef,
  kindlerRouteResourceRef,
} from './resources';
import {
  kindlerDatabaseRules,
  kindlerEnvironmentRules,
  kindlerRouteRules,
} from './rules';

const databases = createConditionExports({
  resourceRef: kindlerDatabaseResourceRef,
  rules: kindlerDatabaseRules,
});

const routes = createConditionExports({
  resourceRef: kindlerRouteResourceRef,
  rules: kindlerRouteRules,
});

const environments = createConditionExports({
  resourceRef: kindlerEnvironmentResourceRef,
  rules: kindlerEnvironmentRules,
});

/**
 * Conditions on database clusters, for policies.
 * @public
 */
export const kindlerDatabaseConditions = databases.conditions;

/**
 * A policy's decision on a permission of database clusters.
 * @public
 */
export const createKindlerDatabaseConditionalDecision =
  databases.createConditionalDecision;

/**
 * Conditions on routes, for policies.
 * @public
 */
export const kindlerRouteConditions = routes.conditions;

/**
 * A policy's decision on a permission of routes.
 * @public
 */
export const createKindlerRouteConditionalDecision =
  routes.createConditionalDecision;

/**
 * Conditions on environments, for policies.
 * @public
 */
export const kindlerEnvironmentConditions = environments.conditions;

/**
 * A policy's decision on a permission of environments.
 * @public
 */
export const createKindlerEnvironmentConditionalDecision =
  environments.createConditionalDecision;
