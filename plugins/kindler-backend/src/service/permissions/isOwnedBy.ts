import { kindlerEnvironmentRules } from '@kindler/backstage-plugin-kindler-node';

/** Whether an owner is one of these users and groups, as in the rule `isOwner`. */
export function isOwnedBy(owner: string, claims: string[]): boolean {
  return kindlerEnvironmentRules.isOwner.apply(
    { name: '', provider: '', owner },
    { claims },
  );
}
