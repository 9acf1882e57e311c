import { canonicalHost } from '../model/addresses/address';

/** Reads `host:port`; undefined if it is something else. */
export function parseAddress(
  text: string,
): { host: string; port: number } | undefined {
  const [, host, port] = /^(.*):(\d{1,5})$/.exec(text) ?? [];
  const number = Number(port);
  return port !== undefined && number > 0 && number < 65536
    ? { host: host.replace(/^\[(.*)\]$/, '$1'), port: number }
    : undefined;
}

/** Whether `host:port` is where a member listens. */
export function sameAddress(
  text: string,
  member: { host?: string; port?: number },
): boolean {
  const address = parseAddress(text);
  return address !== undefined && sameHostAndPort(address, member);
}

/** Whether an address is where a member listens. */
export function sameHostAndPort(
  address: { host: string; port?: number },
  { host, port }: { host?: string; port?: number },
): boolean {
  return (
    host !== undefined &&
    address.port === port &&
    canonicalHost(address.host) === canonicalHost(host)
  );
}
