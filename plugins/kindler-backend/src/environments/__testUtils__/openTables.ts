import type { MetadataDatabase } from '../../postgres';
import { EnvironmentParts } from '../../providers';
import { Allocator, type AllocatorOptions } from '../allocation/Allocator';
import { EnvironmentTable } from '../EnvironmentTable';
import { HostProvider } from './HostProvider';

/** Records of environments of the provider `host`, in a database. */
export function openTables(
  database: MetadataDatabase,
  more: Pick<AllocatorOptions, 'turnMs'> = {},
) {
  const allocator = new Allocator({
    ...more,
    database,
    parts: new EnvironmentParts([new HostProvider()], []),
    ranges: {
      httpPort: [24000, 24099],
      httpsPort: [24100, 24199],
      subnet: ['10.101.0.0/16', '10.110.0.0/16'],
    },
  });
  return {
    allocator,
    table: new EnvironmentTable({
      database,
      allocator,
      connectionsOf: () => [],
    }),
  };
}
