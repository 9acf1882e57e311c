import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { World } from '../World';

/** A world in which nothing is wrong, and what may be said of it. */
export interface HealthyWorld {
  world: World;
  /** `unknown` where the witnesses cannot be compared by what is configured; that is said then. */
  verdict: Verdict;
}
