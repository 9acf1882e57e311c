import { type GatewayStats } from '../../../model/haproxy/GatewayStats';
import { parseStats } from '../../../haproxy/parsing/parseStats';
import { parseCluster } from '../../../dcs/parseCluster';
import { type PatroniHistoryEntry } from '../../../model/patroni/PatroniHistoryEntry';
import { parseHistory } from '../../../dcs/parseHistory';
import { parseNode } from '../../../patroni/parseNode';
import { type PatroniSettings } from '../../../model/patroni/PatroniSettings';
import { parseSettings } from '../../../dcs/parseSettings';
import type { PatroniCluster } from '../../../model/patroni/PatroniCluster';
import type { PatroniNode } from '../../../model/patroni/PatroniNode';
import type { SqlView } from '../../../model/postgres/SqlView';
import { NOW } from '../snapshots';
import { writeCsv } from './CsvTable';
import type { RawNode, World } from './World';

/** What the sources of a world answer now, through the real parsers. */
export interface Answers {
  nodes: Map<string, PatroniNode>;
  views: Map<string, PatroniCluster>;
  sql: Map<string, SqlView>;
  stats: Map<string, GatewayStats>;
  settings?: PatroniSettings;
  history?: PatroniHistoryEntry[];
}

/** Epoch seconds on the nodes' clocks at `NOW`, which are wrong by days. */
const NODE_CLOCK = 1795336438;

export function readAnswers(world: World, at: number): Answers {
  const seconds = Math.floor((at - NOW) / 1000);
  const entries = world.members.flatMap(({ entry }) => entry ?? []);
  const common = JSON.stringify({ ...world.cluster, members: entries });
  const nodes = new Map<string, PatroniNode>();
  const views = new Map<string, PatroniCluster>();
  const sql = new Map<string, SqlView>();
  for (const member of world.members) {
    if (member.own) {
      const own = lively(member.own, member.dcsAway === true, seconds);
      nodes.set(member.name, parse(JSON.stringify(own), parseNode));
    }
    const view = member.view ? JSON.stringify(member.view) : common;
    if (member.rest) {
      views.set(member.name, parse(view, parseCluster));
    }
    sql.set(member.name, member.sql);
  }
  const { settings, history } = world;
  return {
    nodes,
    views,
    sql,
    stats: new Map(
      world.gateways.map(({ name, csv, info }) => {
        const stats = parse(writeCsv(csv), parseStats);
        return [name, info ? { ...stats, info } : stats];
      }),
    ),
    settings: settings && parse(JSON.stringify(settings), parseSettings),
    history: history && parse(JSON.stringify(history), parseHistory),
  };
}

/** `dcs_last_seen` goes on while the node reaches the DCS. */
function lively(own: RawNode, away: boolean, seconds: number): RawNode {
  return own.dcs_last_seen === undefined || away
    ? own
    : { ...own, dcs_last_seen: NODE_CLOCK + seconds };
}

const parsed = new Map<(text: string) => unknown, Map<string, unknown>>();
const MOST = 2000;

/** The same text gives the same value, as the observer's digests do. */
function parse<T>(text: string, read: (text: string) => T): T {
  const known = parsed.get(read) ?? new Map<string, unknown>();
  parsed.set(read, known);
  if (!known.has(text)) {
    if (known.size > MOST) {
      known.clear();
    }
    known.set(text, read(text));
  }
  return known.get(text) as T;
}
