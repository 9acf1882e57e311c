import { formatAddress, sameAddress } from '../addresses/address';
import type { GatewayStats, StatsServer } from './GatewayStats';
import type { KeptServer } from './KeptServer';
import { isSetAside, readCondition } from './ServerCondition';

/** Something of a server that a reload would change. */
export interface ReloadDifference {
  proxy: string;
  server: string;
  what: 'state' | 'address' | 'weight';
  /** In the running HAProxy. */
  running: string;
  /** After a reload. */
  kept: string;
  file: string;
}

/** Compares the servers that run with what a reload would make of them. What either does not tell is not compared. */
export function reloadDifferences(
  { proxies }: GatewayStats,
  kept: KeptServer[],
): ReloadDifference[] {
  const running = new Map(
    proxies.flatMap(({ name, servers }) =>
      servers.map(server => [`${name}/${server.name}`, server as StatsServer]),
    ),
  );
  return kept.flatMap(each => {
    const { proxy, server, file } = each;
    const now = running.get(`${proxy}/${server}`);
    return now
      ? differences(now, each).map(found => ({ proxy, server, file, ...found }))
      : [];
  });
}

/** Longer than any sensible slow start. */
const SLOW_START_S = 300;

type Found = Pick<ReloadDifference, 'what' | 'running' | 'kept'>;

function differences(now: StatsServer, kept: KeptServer): Found[] {
  const condition = readCondition(now);
  // Names that do not resolve, and agents, are no decision of an operator.
  const isKnown =
    condition.kind !== 'unknown' &&
    !(condition.kind === 'maint' && condition.by !== 'operator') &&
    !(condition.kind === 'drain' && condition.by !== 'operator');
  const isOff = isSetAside(condition);
  const found: Found[] = [];
  if (isKnown && isOff !== kept.isOff) {
    found.push({
      what: 'state',
      running: isOff ? condition.kind : 'ready',
      kept: kept.isOff ? 'maint' : 'ready',
    });
  }
  const address = kept.address && formatAddress(kept.address);
  if (now.address && address && !sameAddress(now.address, address)) {
    found.push({ what: 'address', running: now.address, kept: address });
  }
  // An agent changes the weight all the time, and a slow start for a while.
  if (
    !isOff &&
    !kept.isOff &&
    !now.agent &&
    now.weight !== undefined &&
    now.weight !== kept.weight &&
    (now.lastChange === undefined || now.lastChange > SLOW_START_S)
  ) {
    found.push({
      what: 'weight',
      running: String(now.weight),
      kept: String(kept.weight),
    });
  }
  return found;
}
