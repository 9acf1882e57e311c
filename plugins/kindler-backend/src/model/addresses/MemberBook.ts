import { canonicalHost, isAddress, parseAddress } from './address';

/** A member with the addresses by which it is known. */
export interface BookMember {
  name: string;
  /** Host of PostgreSQL from Patroni or the configuration: a name or an address. */
  host?: string;
  /** Another address of the same host: that of its pod, if the host is a name. */
  podIp?: string;
  /** Hosts of its REST API, from Patroni and the configuration. */
  apiHosts?: readonly string[];
  port?: number;
}

/** How an address was matched to a member: as reported, or through the resolution of a host name. */
export type AddressKey = 'address' | 'resolved';

/** The owner of an address. */
export type Place =
  | { kind: 'member'; member: string; key: AddressKey }
  /** The host belongs to a single member, but the port differs or is unknown: a pooler beside it, or something else. */
  | {
      kind: 'host';
      member: string;
      key: AddressKey;
      port?: number;
      isPortKnown: boolean;
    }
  /** The host belongs to several members with different ports, and the port is none of theirs. */
  | { kind: 'shared'; arePortsKnown: boolean }
  | { kind: 'nobody' };

interface Entry {
  member: string;
  port?: number;
  key: AddressKey;
}

/** The members on one host, by name and by port; null if several have the same port. */
interface Host {
  members: Map<string, Entry>;
  ports: Map<number | undefined, Entry | null>;
}

/** The addresses to which host names resolve. */
export type ResolvedHosts = Readonly<Record<string, readonly string[]>>;

/** Finds members by address, in any notation. */
export class MemberBook {
  readonly #hosts = new Map<string, Host>();
  readonly #comparable = new Set<string>();
  readonly #names = new Set<string>();
  readonly #size: number;

  /** `resolved` has the addresses of host names, by canonical name. */
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
      // A host may have the name of a property that every object has.
      const known = [...told].filter(name => Object.hasOwn(resolved, name));
      for (const host of known.flatMap(name => resolved[name])) {
        this.#add(member, canonicalHost(host), 'resolved');
      }
    }
  }

  /** Host names that members report, in canonical form. */
  get hostNames(): string[] {
    return [...this.#names];
  }

  /** Returns the owner of `host:port`. */
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
   * Name of the member at an address. It is matched by host and port, or by host alone if only one member has that
   * host, because a pooler beside PostgreSQL listens on another port.
   */
  memberAt(address: string): string | undefined {
    const place = this.placeOf(address);
    const found =
      place.kind === 'member' ||
      (place.kind === 'host' && (this.#size > 1 || !place.isPortKnown));
    return found ? place.member : undefined;
  }

  /** Whether an address of the member is known, so that a different address cannot be its own. */
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
