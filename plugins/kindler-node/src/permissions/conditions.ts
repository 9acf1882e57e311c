import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  kindlerBackupResourceRef,
  kindlerDatabaseResourceRef,
  kindlerEnvironmentResourceRef,
  kindlerRouteResourceRef,
} from './resources';
import {
  kindlerBackupRules,
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

const backups = createConditionExports({
  resourceRef: kindlerBackupResourceRef,
  rules: kindlerBackupRules,
});

/**
 * Conditions on database clusters, for permission policies.
 * @public
 */
export const kindlerDatabaseConditions = databases.conditions;

/**
 * Creates a policy decision with conditions on database clusters.
 * @public
 */
export const createKindlerDatabaseConditionalDecision =
  databases.createConditionalDecision;

/**
 * Conditions on routes, for permission policies.
 * @public
 */
export const kindlerRouteConditions = routes.conditions;

/**
 * Creates a policy decision with conditions on routes.
 * @public
 */
export const createKindlerRouteConditionalDecision =
  routes.createConditionalDecision;

/**
 * Conditions on environments, for permission policies.
 * @public
 */
export const kindlerEnvironmentConditions = environments.conditions;

/**
 * Creates a policy decision with conditions on environments.
 * @public
 */
export const createKindlerEnvironmentConditionalDecision =
  environments.createConditionalDecision;

/**
 * Conditions on backups, for permission policies.
 * @public
 */
export const kindlerBackupConditions = backups.conditions;

/**
 * Creates a policy decision with conditions on backups.
 * @public
 */
export const createKindlerBackupConditionalDecision =
  backups.createConditionalDecision;
