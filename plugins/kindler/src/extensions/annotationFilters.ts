/*
 * Predicates on an entity's annotations, see the constants `ANNOTATION_*` of kindler-common. Integrators can replace
 * each of them in the configuration of its extension.
 */
export const hasDatabase = {
  'metadata.annotations.kindler.dev/database': { $exists: true },
};
export const hasGateway = {
  'metadata.annotations.kindler.dev/gateway': { $exists: true },
};
export const hasRoute = {
  'metadata.annotations.kindler.dev/route': { $exists: true },
};
export const hasEnvironment = {
  'metadata.annotations.kindler.dev/environment': { $exists: true },
};
