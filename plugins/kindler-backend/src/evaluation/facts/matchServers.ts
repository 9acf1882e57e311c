import type { MemberBook, Place } from '../../model/addresses/MemberBook';

/** The part of a server that matching needs. */
export interface MatchServer {
  name: string;
  address?: string;
  /** An earlier address at which it matched a member. */
  formerly?: string;
}

/** What a server was matched by. `name` is a fallback, because names drift and addresses do not. */
export type MatchKey = 'client' | 'address' | 'resolved' | 'host' | 'name';

/**
 * The match of a server. `contradicted`: its address shows that it leads to none of the members. `unknown`: it could
 * not be compared, which is neither a match nor a contradiction.
 */
export type ServerMatch =
  | { outcome: 'matched'; member: string; matchedBy: MatchKey }
  | {
      outcome: 'contradicted' | 'unknown';
      member?: undefined;
      matchedBy?: undefined;
    };

/**
 * Matches the servers of one proxy to members. An address that belongs to nobody is a contradiction only if addresses
 * are comparable, i.e. if others of the proxy match members by address or if this one did before. Otherwise it may be
 * another name for the same place: a Service, a NodePort, a virtual address or another network. A name match requires
 * that nothing contradicts it.
 */
export function matchServers(
  servers: readonly MatchServer[],
  names: ReadonlySet<string>,
  book: MemberBook,
): ServerMatch[] {
  const places = servers.map(({ address }) =>
    address === undefined ? undefined : book.placeOf(address),
  );
  const proxy = {
    ...comparePlaces(places, names, book),
    namesakes: servers.filter(({ name }) => names.has(name)).length > 1,
  };
  return servers.map((server, index) =>
    matchServer(server, places[index], names, proxy, book),
  );
}

interface ComparedProxy {
  /** Whether servers match members by address. */
  comparable: boolean;
  /** Whether every member in question has an address of its own. */
  complete: boolean;
  /** Whether all servers use the same port, which differs from that of the members: the port of their poolers. */
  poolers: boolean;
  /**
   * Whether several servers are named like members. In another network that is not a coincidence, while a single one
   * may be.
   */
  namesakes: boolean;
}

function comparePlaces(
  places: Array<Place | undefined>,
  names: ReadonlySet<string>,
  book: MemberBook,
): Omit<ComparedProxy, 'namesakes'> {
  const found = new Set(
    places.flatMap(place => (place?.kind === 'member' ? place.member : [])),
  );
  const beside = places.filter(place => place?.kind === 'host');
  const ports = new Set(beside.map(({ port }) => port));
  return {
    comparable: found.size > 0,
    complete: [...names].every(
      name => found.has(name) || book.isComparable(name),
    ),
    poolers: found.size === 0 && beside.length > 1 && ports.size === 1,
  };
}

function matchServer(
  server: MatchServer,
  place: Place | undefined,
  names: ReadonlySet<string>,
  proxy: ComparedProxy,
  book: MemberBook,
): ServerMatch {
  if (place?.kind === 'member') {
    return matched(place.member, place.key);
  }
  if (place?.kind === 'host' && (proxy.poolers || !place.isPortKnown)) {
    return matched(place.member, 'host');
  }
  if (place && contradicts(server, place, names, proxy)) {
    return { outcome: 'contradicted' };
  }
  return names.has(server.name) &&
    !speaksAgainstName(server, place, proxy, book)
    ? matched(server.name, 'name')
    : { outcome: 'unknown' };
}

/** The member of that name is elsewhere, as far as its address can be compared. */
function speaksAgainstName(
  { name }: MatchServer,
  place: Place | undefined,
  { comparable, namesakes, poolers }: ComparedProxy,
  book: MemberBook,
): boolean {
  if (place === undefined || !book.isComparable(name)) {
    return false;
  }
  if (place.kind === 'shared') {
    return place.arePortsKnown;
  }
  return place.kind !== 'nobody' || comparable || poolers || !namesakes;
}

function contradicts(
  { name, formerly }: MatchServer,
  place: Place,
  names: ReadonlySet<string>,
  { comparable, complete, poolers }: ComparedProxy,
): boolean {
  if (formerly !== undefined) {
    return true;
  }
  switch (place.kind) {
    case 'host':
      return comparable;
    case 'shared':
      // Here the port distinguishes the members.
      return place.arePortsKnown && (comparable || names.has(name));
    default:
      return (comparable || poolers) && complete;
  }
}

function matched(member: string, matchedBy: MatchKey): ServerMatch {
  return { outcome: 'matched', member, matchedBy };
}
