import { canonicalHost, isAddress, parseAddress } from './address';

/** A member with what its addresses are known by. */
export interface BookMember {
  name: string;
  /** Where PostgreSQL is, as Patroni or the configuration tells: a name or an address. */
  host?: string;
  /** Another address of the same host: that of its pod, where the host is a name. */
  podIp?: string;
  /** Hosts of its REST API, as Patroni and the configuration tell. */
  apiHosts?: readonly string[];
  port?: number;
}

/** How an address was found to be a member's: as it is told, or by what a host name resolves to. */
export type AddressKey = 'address' | 'resolved';

/** What stands at an address. */
export type Place =
  | { kind: 'member'; member: string; key: AddressKey }
  /** The host of one member only, but another port: a pooler beside it, or something else; or its port is not known. */
  | {
      kind: 'host';
      member: string;
      key: AddressKey;
      port?: number;
      isPortKnown: boolean;
    }
  /** The host of several members, which their ports tell apart, but another port than theirs. */
  | { kind: 'shared'; arePortsKnown: boolean }
  | { kind: 'nobody' };

interface Entry {
  member: string;
  port?: number;
  key: AddressKey;
}

/** Who is at one host: by member, and by port; null where several have the same port. */
interface Host {
  members: Map<string, Entry>;
  ports: Map<number | undefined, Entry | null>;
}

/** Addresses to the host names that resolve to them. */
export type ResolvedHosts = Readonly<Record<string, readonly string[]>>;

/** Finds members by address, in whatever form it is written. */
export class MemberBook {
  readonly #hosts = new Map<string, Host>();
  readonly #comparable = new Set<string>();
  readonly #names = new Set<string>();
  readonly #size: number;

  /** `resolved` has the addresses of host names, by their one form. */
  constructor(members: readonly BookMember[], resolved: ResolvedHosts = {}) {
    this.#size = members.length;
    for (const member of members) {
      const hosts = [member.host, member.podIp, ...(member.apiHosts ?? [])];
      const told = new Set(
        hosts.flatMap(host => (host ? [canonicalHost(host)] : [])),
      );
      for (const host of told) {
        this.#add(member, host, 'address');
      }
      // A host may be called like something that every object has.
      const known = [...told].filter(name => Object.hasOwn(resolved, name));
      for (const host of known.flatMap(name => resolved[name])) {
        this.#add(member, canonicalHost(host), 'resolved');
      }
    }
  }

  /** Host names that members tell, in their one form. */
  get hostNames(): string[] {
    return [...this.#names];
  }

  /** What stands at `host:port`. */
  placeOf(address: string): Place {
    const { host, port } = parseAddress(address);
    const there = this.#hosts.get(host);
    if (!there) {
      return { kind: 'nobody' };
    }
    const exact = there.ports.get(port);
    if (exact) {
      return { kind: 'member', member: exact.member, key: exact.key };
    }
    if (there.members.size > 1) {
      return { kind: 'shared', arePortsKnown: !there.ports.has(undefined) };
    }
    const [{ member, key, port: known }] = there.members.values();
    return {
      kind: 'host',
      member,
      key,
      port,
      isPortKnown: known !== undefined,
    };
  }

  /**
   * Name of the member at an address: by host and port, or by host alone where only one of several members has it, as a
   * pooler beside PostgreSQL listens on another port.
   */
  memberAt(address: string): string | undefined {
    const place = this.placeOf(address);
    const found =
      place.kind === 'member' ||
      (place.kind === 'host' && (this.#size > 1 || !place.isPortKnown));
    return found ? place.member : undefined;
  }

  /** Whether an address of the member is known, so that another address is not its own. */
  isComparable(member: string): boolean {
    return this.#comparable.has(member);
  }

  #add({ name, port }: BookMember, address: string, key: AddressKey) {
    const host = this.#hosts.get(address) ?? {
      members: new Map(),
      ports: new Map(),
    };
    this.#hosts.set(address, host);
    if (!host.members.has(name)) {
      const entry = { member: name, port, key };
      host.members.set(name, entry);
      host.ports.set(port, host.ports.has(port) ? null : entry);
    }
    if (isAddress(address)) {
      this.#comparable.add(name);
    } else {
      this.#names.add(address);
    }
  }
}
