import type { Reading } from '../Reading';
import type { HaproxyProcess } from './HaproxyProcess';
import type { GatewayStats } from './GatewayStats';

/** A gateway's statistics, with its processes if a master socket is configured. */
export interface GatewayReading extends Reading<GatewayStats> {
  processes?: Reading<HaproxyProcess[]>;
}
