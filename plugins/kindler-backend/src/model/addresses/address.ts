import { isIP, isIPv4, isIPv6 } from 'node:net';

/** A host in canonical form, with its port if there is one. */
export interface Address {
  host: string;
  port?: number;
}

/** This machine's names for itself. The loopback addresses of both families count as one. */
const LOOPBACK = '127.0.0.1';
const LOOPBACK_NAMES =
  /^(localhost|localhost\.localdomain|localhost[46]|ip6-(localhost|loopback)|.*\.localhost)$/;

const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * Returns the canonical form of a host. A host may be written in brackets, in upper case, with a trailing dot, with a
 * zone, as an IPv4 address within an IPv6 one, or with zeros left out. Every comparison of hosts uses this form.
 */
export function canonicalHost(text: string): string {
  if (isIPv4(text)) {
    return text;
  }
  const bare = withoutDots(
    text
      .trim()
      .replace(/^\[(.*)\]$/, '$1')
      .split('%', 1)[0],
  ).toLowerCase();
  if (isIPv6(bare)) {
    return canonicalIPv6(bare);
  }
  return LOOPBACK_NAMES.test(bare) ? LOOPBACK : bare;
}

/** A loop, because a pattern for trailing dots would look at each dot again. */
function withoutDots(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '.') {
    end -= 1;
  }
  return text.slice(0, end);
}

function canonicalIPv6(text: string): string {
  const host = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  const [, high, low] = MAPPED.exec(host) ?? [];
  if (high !== undefined) {
    const bytes = [high, low].flatMap(group => {
      const value = parseInt(group, 16);
      return [value >> 8, value & 0xff];
    });
    return bytes.join('.');
  }
  return host === '::1' ? LOOPBACK : host;
}

/** Whether a host in canonical form is an address, as opposed to a name. */
export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

/**
 * Reads `host:port`, `[v6]:port` and `v6:port` as HAProxy, Patroni and PostgreSQL print them, or a host alone. An IPv6
 * address without brackets has a port if the part before its last colon is also an address.
 */
export function parseAddress(text: string): Address {
  const [, bracketed, bracketPort] = /^(\[[^\]]*\])(?::(\d+))?$/.exec(text) ?? [
    undefined,
    undefined,
  ];
  if (bracketed !== undefined) {
    return { host: canonicalHost(bracketed), port: toPort(bracketPort) };
  }
  const colon = text.lastIndexOf(':');
  const head = text.slice(0, colon);
  const port = toPort(text.slice(colon + 1));
  const parted = colon > 0 && (!head.includes(':') || isIPv6(head));
  return parted && port !== undefined
    ? { host: canonicalHost(head), port }
    : { host: canonicalHost(text) };
}

function toPort(text: string | undefined): number | undefined {
  const port = /^\d{1,5}$/.test(text ?? '') ? Number(text) : NaN;
  return port > 0 && port < 65_536 ? port : undefined;
}

/** Formats `host:port` for URLs and HAProxy, with IPv6 in brackets. */
export function formatAddress({ host, port }: Address): string {
  const shown = isIPv6(host) ? `[${host}]` : host;
  return port === undefined ? shown : `${shown}:${port}`;
}

/** Canonical form of `host:port`, in any notation. */
export function canonicalAddress(text: string): string {
  return formatAddress(parseAddress(text));
}

/** Whether two texts name the same host and port. */
export function sameAddress(one: string, other: string): boolean {
  return one === other || canonicalAddress(one) === canonicalAddress(other);
}
