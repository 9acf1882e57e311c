import type { JsonObject } from '@backstage/types';

/**
 * An environment as its provider sees it.
 * @public
 */
export interface ProvidedEnvironment {
  /** DNS label of at most 63 characters. */
  name: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** The requested details in the shape of the provider's `inputSchema`, after its `describe`. */
  details: JsonObject;
}
