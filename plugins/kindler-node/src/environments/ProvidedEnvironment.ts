import type { JsonObject } from '@backstage/types';

/**
 * What a provider knows of an environment.
 * @public
 */
export interface ProvidedEnvironment {
  /** DNS label of at most 63 characters. */
  name: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** What was asked for, as the provider's `inputSchema` wants it, and what its `describe` made of that. */
  details: JsonObject;
}
