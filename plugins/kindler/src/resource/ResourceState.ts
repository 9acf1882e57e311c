import type { Observed } from '@kindler/backstage-plugin-kindler-common';

/**
 * What the browser holds of one resource: the last answer, when it came, and why there is no newer one.
 */
export interface ResourceState<T extends Observed> {
  data?: T;
  /** Browser's monotonic clock when `data` arrived, in milliseconds. */
  receivedAt?: number;
  /** Why the last request failed; absent when it did not. */
  error?: Error;
  /** Server's time in milliseconds at which the last good answer was made, where a newer request failed. */
  staleSince?: number;
}
