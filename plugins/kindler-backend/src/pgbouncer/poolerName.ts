import { formatAddress } from '../model/addresses/address';
import type { PoolerTarget } from './PoolerTarget';

/** Names a database of a pooler, without the role. */
export function poolerName(
  pooler: Pick<PoolerTarget, 'host' | 'port' | 'database'>,
): string {
  return `${formatAddress(pooler)}/${pooler.database}`;
}
