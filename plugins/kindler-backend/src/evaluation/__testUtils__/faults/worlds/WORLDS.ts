import { GATEWAY_WORLDS } from './gatewayWorlds';
import type { HealthyWorld } from './HealthyWorld';
import { LAB_WORLDS } from './labWorlds';
import { OTHER_WORLDS } from './otherWorlds';

/** All that is well. */
export const WORLDS: readonly HealthyWorld[] = [
  ...LAB_WORLDS,
  ...GATEWAY_WORLDS,
  ...OTHER_WORLDS,
];
