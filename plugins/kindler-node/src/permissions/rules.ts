import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import {
  kindlerBackupResourceRef,
  kindlerDatabaseResourceRef,
  kindlerEnvironmentResourceRef,
  kindlerRouteResourceRef,
  type KindlerCondition,
} from './resources';

/** Defines both forms of a rule: `apply` for one resource and `toQuery` for lists. */
function ruleOf<TResource, TParams>(
  toQuery: (params: TParams) => KindlerCondition<TResource>,
) {
  return {
    apply: (resource: TResource, params: TParams) => toQuery(params)(resource),
    toQuery,
  };
}

/** Creates a condition on one field, together with its selection. */
function selecting<TResource>(
  field: 'owner' | 'name' | 'provider' | 'namespace',
  values: Set<string>,
  read: (resource: TResource) => string | undefined,
): KindlerCondition<TResource> {
  return Object.assign(
    (resource: TResource) => {
      const value = read(resource);
      return value !== undefined && values.has(value);
    },
    { selects: { field, values: [...values] } },
  );
}

const isOwner = {
  name: 'isOwner',
  description: 'Allow what one of these users and groups owns',
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, such as `user.info.ownershipEntityRefs`'),
  }),
  ...ruleOf(({ claims }: { claims: string[] }) => {
    const owners = new Set(claims.map(normalized));
    return selecting('owner', owners, ({ owner }: { owner?: string }) =>
      owner === undefined ? undefined : normalized(owner),
    );
  }),
};

const hasName = {
  name: 'hasName',
  description: 'Allow what has one of these names',
  paramsSchema: z.object({ names: z.array(z.string()) }),
  ...ruleOf(({ names }: { names: string[] }) => {
    const known = new Set(names);
    return selecting('name', known, ({ name }: { name: string }) => name);
  }),
};

const inNamespace = {
  name: 'inNamespace',
  description:
    'Allow database clusters that were found in one of these namespaces of Kubernetes',
  paramsSchema: z.object({ namespaces: z.array(z.string()) }),
  ...ruleOf(({ namespaces }: { namespaces: string[] }) => {
    const known = new Set(namespaces);
    return selecting(
      'namespace',
      known,
      ({ namespace }: { namespace?: string }) => namespace,
    );
  }),
};

const hasProvider = {
  name: 'hasProvider',
  description: 'Allow environments of one of these providers',
  paramsSchema: z.object({ providers: z.array(z.string()) }),
  ...ruleOf(({ providers }: { providers: string[] }) => {
    const known = new Set(providers);
    return selecting(
      'provider',
      known,
      ({ provider }: { provider: string }) => provider,
    );
  }),
};

/**
 * Rules for conditions on database clusters.
 * @public
 */
export const kindlerDatabaseRules = {
  isOwner: createPermissionRule({
    ...isOwner,
    resourceRef: kindlerDatabaseResourceRef,
  }),
  hasName: createPermissionRule({
    ...hasName,
    resourceRef: kindlerDatabaseResourceRef,
  }),
  inNamespace: createPermissionRule({
    ...inNamespace,
    resourceRef: kindlerDatabaseResourceRef,
  }),
};

/**
 * Rules for conditions on routes.
 * @public
 */
export const kindlerRouteRules = {
  isOwner: createPermissionRule({
    ...isOwner,
    resourceRef: kindlerRouteResourceRef,
  }),
  hasName: createPermissionRule({
    ...hasName,
    resourceRef: kindlerRouteResourceRef,
  }),
};

/**
 * Rules for conditions on environments.
 * @public
 */
export const kindlerEnvironmentRules = {
  isOwner: createPermissionRule({
    ...isOwner,
    resourceRef: kindlerEnvironmentResourceRef,
  }),
  hasName: createPermissionRule({
    ...hasName,
    resourceRef: kindlerEnvironmentResourceRef,
  }),
  hasProvider: createPermissionRule({
    ...hasProvider,
    resourceRef: kindlerEnvironmentResourceRef,
  }),
};

/** Completes an owner as the catalog does: `group` and the namespace `default` may be left out. */
function normalized(owner: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return owner;
  }
}

/**
 * Rules for conditions on backups.
 * @public
 */
export const kindlerBackupRules = {
  isOwner: createPermissionRule({
    ...isOwner,
    resourceRef: kindlerBackupResourceRef,
  }),
  hasName: createPermissionRule({
    ...hasName,
    resourceRef: kindlerBackupResourceRef,
  }),
};
