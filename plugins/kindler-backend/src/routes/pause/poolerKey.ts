import type { PoolerConfig } from '../../config';
import { formatAddress } from '../../model/addresses/address';

/** Names a pooler of a route, without its role. */
export function poolerKey(pooler: PoolerConfig): string {
  return `${formatAddress(pooler)}/${pooler.database}`;
}
