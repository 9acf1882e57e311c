import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { allowAll } from './startTenants';

export const DENIED: PolicyDecision = { result: AuthorizeResult.DENY };

/** Grants every permission on things with one name. */
export const onlyNamed =
  (name: string) =>
  (permission: Permission): PolicyDecision =>
    permission.type === 'resource'
      ? {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'kindler',
          resourceType: permission.resourceType,
          conditions: {
            anyOf: [
              {
                rule: 'hasName',
                resourceType: permission.resourceType,
                params: { names: [name] },
              },
            ],
          },
        }
      : { result: AuthorizeResult.ALLOW };

/** Applies the policy to reading only and allows everything else, even on things that one may not see. */
export const readingOnly =
  (policy: (permission: Permission) => PolicyDecision) =>
  (permission: Permission): PolicyDecision =>
    permission.attributes.action === 'read'
      ? policy(permission)
      : allowAll(permission);

export const denying =
  (...names: string[]) =>
  (permission: Permission): PolicyDecision =>
    names.includes(permission.name) ? DENIED : allowAll(permission);
