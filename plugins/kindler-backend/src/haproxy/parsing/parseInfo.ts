import type { HaproxyInfo } from '../../model/haproxy/GatewayStats';
import { asInteger } from '../../model/fields';

/** Reads the answer of `show info`: lines of `key: value`. */
export function parseInfo(text: string): HaproxyInfo {
  const values = new Map(
    text.split('\n').map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    }),
  );
  return {
    version: values.get('Version') || undefined,
    uptime: asInteger(values.get('Uptime_sec')),
    pid: asInteger(values.get('Pid')),
    connections: asInteger(values.get('CurrConns')),
    connectionLimit: asInteger(values.get('Maxconn')),
  };
}
