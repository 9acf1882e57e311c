import type { GatewayServer } from '@kindler/backstage-plugin-kindler-common';

/** A member as far as matching needs it. */
export interface MatchMember {
  name: string;
  host?: string;
  /** Another address of the same host: that of its pod, where the host is a name. */
  podIp?: string;
  port?: number;
}

/** A server with the member that it leads to. */
export interface ServerMatch {
  server: string;
  member?: string;
  /** `name` is a fallback: names drift, addresses do not lie. */
  matchedBy?: 'address' | 'name';
}

/**
 * Matches HAProxy's servers to members: by address and port; by address alone where only one member has it (a pooler
 * beside PostgreSQL listens on another port); by name only when no address of this proxy could be compared.
 * A server with an address that belongs to no member stays unmatched while others match by address.
 */
export function matchServers(
  servers: ReadonlyArray<Pick<GatewayServer, 'name' | 'address'>>,
  members: readonly MatchMember[],
): ServerMatch[] {
  const byAddress = servers.map(server => ({
    server: server.name,
    member: server.address && memberAt(members, server.address),
  }));
  const comparable = byAddress.some(match => match.member);
  return servers.map((server, index) => {
    const member = byAddress[index].member;
    if (member) {
      return { server: server.name, member, matchedBy: 'address' };
    }
    const named =
      (!comparable || !server.address) &&
      members.some(candidate => candidate.name === server.name);
    return named
      ? { server: server.name, member: server.name, matchedBy: 'name' }
      : { server: server.name };
  });
}

/** Name of the member at an address `host:port`, or undefined. */
export function memberAt(
  members: readonly MatchMember[],
  address: string,
): string | undefined {
  const { host, port } = splitAddress(address);
  const there = members.filter(member =>
    [member.host, member.podIp].some(
      known => known !== undefined && sameHost(known, host),
    ),
  );
  const exact = there.filter(member => member.port === port);
  if (exact.length === 1) {
    return exact[0].name;
  }
  return exact.length === 0 && there.length === 1 && members.length > 1
    ? there[0].name
    : undefined;
}

function splitAddress(address: string): { host: string; port?: number } {
  const colon = address.lastIndexOf(':');
  return {
    host: address.slice(0, colon),
    port: Number(address.slice(colon + 1)) || undefined,
  };
}

function sameHost(a: string, b: string): boolean {
  return bareHost(a) === bareHost(b);
}

/** One spelling of a host. */
export function bareHost(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' ? '127.0.0.1' : bare;
}
