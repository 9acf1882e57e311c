import type { EnvironmentImportDifference } from '@kindler/backstage-plugin-kindler-common';
import type { RecordedEnvironment } from './ImportTable';
import type { ReadRecord } from './readRecord';

type Value = string | number | null;

/** Where a row says something else than what is recorded here. What it does not say is no difference. */
export function compareRecord(
  { row, serverIp }: ReadRecord,
  recorded: RecordedEnvironment,
): EnvironmentImportDifference[] {
  const { ports } = row;
  const pairs: Array<[field: string, imported: Value, recorded: Value]> = [
    ['provider', row.provider, recorded.provider],
    ['nodePort', ports.node_port, recorded.node_port],
    ['pfPort', ports.pf_port, recorded.pf_port],
    ['httpPort', ports.http_port, recorded.http_port],
    ['httpsPort', ports.https_port, recorded.https_port],
    ['subnet', row.network?.text ?? null, recorded.subnet],
    ['serverIp', serverIp, recorded.server_ip],
  ];
  return pairs
    .filter(([, imported, here]) => imported !== null && imported !== here)
    .map(([field, imported, here]) => ({
      field,
      recorded: String(here ?? ''),
      imported: String(imported),
    }));
}
