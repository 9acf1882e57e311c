/**
 * Where an environment is found in the portal.
 */
export function environmentLinks(name: string) {
  return {
    entityRef: `resource:default/${name}`,
    environmentUrl: `/kindler/environments/${name}`,
  };
}
