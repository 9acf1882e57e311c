import type { ProvidedEnvironment } from '@kindler/backstage-plugin-kindler-node';

export const MANAGED_BY = 'app.kubernetes.io/managed-by';
export const ENVIRONMENT = 'kindler.dev/environment';
export const OWNER = 'kindler.dev/owner';
/** Holds the UID of the namespace that it was written for: a copy of it has another one. */
export const UID = 'kindler.dev/uid';

const LABEL_VALUE = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Labels by which objects of an environment are found. */
export function labelsOf(
  { name, owner }: Pick<ProvidedEnvironment, 'name' | 'owner'>,
  manager: string,
): Record<string, string> {
  // Labels take no entity refs: group:default/team becomes group.default.team.
  const label = owner?.replace(/[:/]/g, '.');
  return {
    [MANAGED_BY]: manager,
    [ENVIRONMENT]: name,
    ...(label && LABEL_VALUE.test(label) && { [OWNER]: label }),
  };
}
