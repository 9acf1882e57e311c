import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { kindlerPermissions } from '@kindler/backstage-plugin-kindler-common';
import {
  kindlerBackupResourceRef,
  kindlerBackupRules,
  kindlerDatabaseResourceRef,
  kindlerDatabaseRules,
  kindlerEnvironmentResourceRef,
  kindlerEnvironmentRules,
  kindlerRouteResourceRef,
  kindlerRouteRules,
} from '@kindler/backstage-plugin-kindler-node';
import type { Things } from './Things';

/** Registers the permissions, rules and resources with the permission framework. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  things: Things,
): void {
  registry.addPermissions(kindlerPermissions);
  registry.addResourceType({
    resourceRef: kindlerDatabaseResourceRef,
    rules: Object.values(kindlerDatabaseRules),
    getResources: names => things.find('database', names),
  });
  registry.addResourceType({
    resourceRef: kindlerRouteResourceRef,
    rules: Object.values(kindlerRouteRules),
    getResources: names => things.find('route', names),
  });
  registry.addResourceType({
    resourceRef: kindlerEnvironmentResourceRef,
    rules: Object.values(kindlerEnvironmentRules),
    getResources: names => things.find('environment', names),
  });
  registry.addResourceType({
    resourceRef: kindlerBackupResourceRef,
    rules: Object.values(kindlerBackupRules),
    getResources: names => things.find('backup', names),
  });
}
