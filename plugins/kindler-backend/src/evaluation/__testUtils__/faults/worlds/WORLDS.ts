import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { World } from '../World';
import { GATEWAY_WORLDS } from './gatewayWorlds';
import { LAB_WORLDS } from './labWorlds';
import { OTHER_WORLDS } from './otherWorlds';

/** A world in which nothing is wrong, and what may be said of it. */
export interface HealthyWorld {
  world: World;
  /** `unknown` where the witnesses cannot be compared by what is configured; that is said then. */
  verdict: Verdict;
}

/** All that is well. */
export const WORLDS: readonly HealthyWorld[] = [
  ...LAB_WORLDS,
  ...GATEWAY_WORLDS,
  ...OTHER_WORLDS,
];
