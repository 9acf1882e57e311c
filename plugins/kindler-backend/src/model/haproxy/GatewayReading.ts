import type { Reading } from '../Reading';
import type { HaproxyProcess } from './HaproxyProcess';
import type { KeptServer } from './KeptServer';
import type { GatewayStats } from './GatewayStats';

/** A gateway's statistics, with its processes if a master socket is configured. */
export interface GatewayReading extends Reading<GatewayStats> {
  /** What the statistics page says, even while the runtime socket is preferred. */
  page?: Reading<GatewayStats>;
  processes?: Reading<HaproxyProcess[]>;
  /** What a reload would make of the servers, if files are configured. */
  kept?: Reading<KeptServer[]>;
}
