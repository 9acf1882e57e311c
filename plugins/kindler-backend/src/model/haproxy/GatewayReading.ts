import type { Reading } from '../Reading';
import type { HaproxyProcess } from './HaproxyProcess';
import type { GatewayStats } from './GatewayStats';

/** What a gateway's statistics say, and beside it its processes, where a master socket is configured. */
export interface GatewayReading extends Reading<GatewayStats> {
  processes?: Reading<HaproxyProcess[]>;
}
