import type { MemberBook, Place } from '../../model/addresses/MemberBook';

/** A server as far as matching needs it. */
export interface MatchServer {
  name: string;
  address?: string;
  /** Address at which it was a member's, before this one. */
  formerly?: string;
}

/** What a server was matched by. `name` is a fallback: names drift, addresses do not lie. */
export type MatchKey = 'client' | 'address' | 'resolved' | 'host' | 'name';

/**
 * Where a server leads. `contradicted`: to none of the members, by its address. `unknown`: it could not be compared,
 * which is neither.
 */
export type ServerMatch =
  | { outcome: 'matched'; member: string; matchedBy: MatchKey }
  | {
      outcome: 'contradicted' | 'unknown';
      member?: undefined;
      matchedBy?: undefined;
    };

/**
 * Matches the servers of one proxy to members. An address that is nobody's contradicts only where addresses can be
 * compared: others of the proxy are members by theirs, or this one was before. Else it may be another name of the same
 * place: a Service, a NodePort, a virtual address, another network. By name only while nothing contradicts it.
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
  /** Servers are members by their address. */
  comparable: boolean;
  /** Every member that could be meant has an address of its own. */
  complete: boolean;
  /** All servers lead to another port beside the members, the same everywhere: that of their poolers. */
  poolers: boolean;
  /** Several servers are called like members: in another network that is no chance, of one it may be. */
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

/** The member of that name is somewhere else, as far as its address can be compared. */
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
      // Here it is the port that tells members apart.
      return place.arePortsKnown && (comparable || names.has(name));
    default:
      return (comparable || poolers) && complete;
  }
}

function matched(member: string, matchedBy: MatchKey): ServerMatch {
  return { outcome: 'matched', member, matchedBy };
}
