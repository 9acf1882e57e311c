import { canonicalHost } from '../../model/addresses/address';
import type { MemberFacts, Replication } from './ClusterFacts';

/** The origin of a statement that a member is being sent WAL. */
export interface Sender {
  name: string;
  /** PostgreSQL's state of the connection: `streaming` or `catchup`. */
  state: string;
  source: string;
  at: number;
}

interface Connected {
  name: string;
  address?: string;
  state?: string;
}

/** The fact that those who should send to a member do not. */
export interface Absence {
  replication: Replication;
  /** Whether each of them gave a list, as opposed to none. */
  listed: boolean;
}

interface SendingList {
  isTold: boolean;
  sender: MemberFacts;
  source: string;
  at: number;
  connected: Connected[];
}

/** A list that has been indexed. */
interface KnownList extends SendingList {
  /** Whether somebody is connected who is no member by name or address. */
  hasStranger: boolean;
}

const FOLLOWS = ['streaming', 'catchup'];

/**
 * The members' lists of connected standbys, by SQL or by REST, searchable by name and by address. An address that
 * several members share proves nothing.
 */
export class Senders {
  readonly #lists = new Map<string, KnownList[]>();
  readonly #byName = new Map<string, Sender[]>();
  readonly #byAddress = new Map<string, Sender[]>();
  readonly #members: ReadonlyMap<string, MemberFacts>;
  readonly #addresses = new Map<string, number>();
  /** Whether every member that may send has a list. */
  readonly complete: boolean;

  constructor(members: readonly MemberFacts[]) {
    this.#members = new Map(members.map(member => [member.name, member]));
    for (const member of members) {
      for (const address of addressesOf(member)) {
        const before = this.#addresses.get(address) ?? 0;
        this.#addresses.set(address, before + 1);
      }
    }
    members.forEach(member => this.#add(member));
    this.complete = members.every(({ name }) => this.#lists.has(name));
  }

  /** Whether the member can be followed. Patroni falls back to the leader if the DCS does not list the member. */
  canSend(name: string): boolean {
    const member = this.#members.get(name);
    return member !== undefined && member.listed !== false;
  }

  /**
   * Returns who sends to a member, taking the newest statement, because a sender may not have noticed yet that its
   * standby left.
   */
  find(member: MemberFacts): Sender | undefined {
    const found = [
      ...(this.#byName.get(member.name) ?? []),
      ...this.#distinct(member).flatMap(
        address => this.#byAddress.get(address) ?? [],
      ),
    ].filter(({ name }) => name !== member.name);
    return found.sort((a, b) => b.at - a.at)[0];
  }

  /**
   * Returns the fact that those who should send to a member do not. Undefined if one of them does not report, or sends
   * to somebody who may be the member under another name.
   */
  absence(
    member: MemberFacts,
    feeders: readonly string[] | undefined,
  ): Absence | undefined {
    const lists = feeders?.map(name => this.#lists.get(name) ?? []) ?? [];
    if (lists.length === 0 || lists.some(list => list.length === 0)) {
      return undefined;
    }
    const all = lists.flat();
    if (all.some(list => mayHide(list, member))) {
      return undefined;
    }
    const newest = all.sort((a, b) => b.at - a.at)[0];
    return {
      replication: {
        kind: 'none',
        word: `not among the standbys of ${feeders!.join(', ')}`,
        source: newest.source,
        at: newest.at,
      },
      listed: lists.every(list => list.some(({ isTold }) => isTold)),
    };
  }

  #isStranger({ name, address }: Connected): boolean {
    return (
      !this.#members.has(name) &&
      !(address && this.#addresses.get(canonicalHost(address)) === 1)
    );
  }

  #distinct(member: MemberFacts): string[] {
    return addressesOf(member).filter(
      address => this.#addresses.get(address) === 1,
    );
  }

  #add(member: MemberFacts) {
    const lists = listsOf(member).map(list => ({
      ...list,
      hasStranger: list.connected.some(each => this.#isStranger(each)),
    }));
    if (lists.length > 0) {
      this.#lists.set(member.name, lists);
    }
    for (const { source, at, connected } of lists) {
      for (const { name, address, state = 'streaming' } of connected) {
        const sender = { name: member.name, state, source, at };
        if (FOLLOWS.includes(state)) {
          push(this.#byName, name, sender);
          push(this.#byAddress, address && canonicalHost(address), sender);
        }
      }
    }
  }
}

/** Patroni names standbys after their members. Without Patroni, a standby has any name that somebody chose. */
function mayHide(
  { sender, hasStranger }: KnownList,
  member: MemberFacts,
): boolean {
  return sender.node === undefined && member.node === undefined && hasStranger;
}

/** A missing list is not an empty one. Patroni omits an empty list, but also one that it could not read. */
function listsOf(member: MemberFacts): SendingList[] {
  const { sql, sqlSource, sqlAt, node, nodeSource, nodeAt } = member;
  return [
    ...(sql?.standbys
      ? [
          {
            sender: member,
            isTold: true,
            source: sqlSource!,
            at: sqlAt!,
            connected: sql.standbys,
          },
        ]
      : []),
    ...(node?.serverVersion !== undefined
      ? [
          {
            sender: member,
            isTold: node.standbys.length > 0,
            source: nodeSource!,
            at: nodeAt!,
            connected: node.standbys,
          },
        ]
      : []),
  ];
}

function addressesOf({ host, podIp }: MemberFacts): string[] {
  const known = [host, podIp].filter(address => address !== undefined);
  return [...new Set(known.map(canonicalHost))];
}

function push<T>(map: Map<string, T[]>, key: string | undefined, value: T) {
  if (key !== undefined) {
    const list = map.get(key);
    if (list) {
      list.push(value);
    } else {
      map.set(key, [value]);
    }
  }
}
