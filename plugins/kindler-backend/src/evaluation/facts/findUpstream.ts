import { formatAddress } from '../../model/addresses/address';
import type { MemberBook } from '../../model/addresses/MemberBook';
import type { ClusterView, MemberFacts } from './ClusterFacts';
import type { Senders } from './Senders';

/**
 * Finds the member from which another one streams. The member's own report counts first, then that of the node it
 * streams from (PostgreSQL's by SQL, Patroni's by REST), and last the tag that tells Patroni whom to follow. Undefined
 * if it streams from nobody.
 */
export function findUpstream(
  member: MemberFacts,
  book: MemberBook,
  view: ClusterView | undefined,
  senders: Senders,
): string | undefined {
  if (member.writable === true) {
    return undefined;
  }
  const sender = senders.find(member);
  const upstream =
    byReceiver(member, book) ??
    (sender?.state === 'streaming' ? sender.name : undefined) ??
    byTag(member, view, senders);
  return upstream === member.name ? undefined : upstream;
}

function byReceiver({ sql }: MemberFacts, book: MemberBook) {
  const { host, port } = sql?.upstream ?? {};
  return host && port
    ? book.memberAt(formatAddress({ host, port }))
    : undefined;
}

function byTag(
  { tags, state }: MemberFacts,
  view: ClusterView | undefined,
  senders: Senders,
) {
  const wanted = tags?.replicatefrom;
  return state === 'streaming' && view && wanted && senders.canSend(wanted)
    ? wanted
    : undefined;
}
