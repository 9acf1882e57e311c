import type { Drill } from '../Drill';
import { GATEWAY_DRILLS } from './gatewayDrills';
import { LEADER_DRILLS } from './leaderDrills';
import { POSTGRES_DRILLS } from './postgresDrills';

export const DRILLS: readonly Drill[] = [
  ...LEADER_DRILLS,
  ...GATEWAY_DRILLS,
  ...POSTGRES_DRILLS,
];
