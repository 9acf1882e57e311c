import type { JsonObject } from '@backstage/types';

/** Details that have columns of their own in `clusters`, which scripts share and constraints guard. */
export const SHARED = {
  nodePort: 'node_port',
  pfPort: 'pf_port',
  httpPort: 'http_port',
  httpsPort: 'https_port',
  subnet: 'subnet',
  serverIp: 'server_ip',
};

/** What has a column of its own is recorded there. */
export function ownDetails(details: JsonObject = {}): JsonObject {
  return Object.fromEntries(
    Object.entries(details).filter(([key]) => !(key in SHARED)),
  );
}
