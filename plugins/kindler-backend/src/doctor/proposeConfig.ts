import type { Discovery } from './discover';
import { toLabel } from '../gateways/discovery/toLabel';
import { proposeRoutes, type RouteBlock } from './proposeRoutes';

export interface ProposeConfigOptions {
  /** REST URLs that somebody named. */
  patroni: string[];
  stats?: { url: string; user?: string; password?: string };
  probe?: { user: string; password: string };
  discovery: Discovery;
  listeners: ReadonlyMap<string, { host: string; port: number }>;
}

/** What stands under `kindler` of an app-config. */
export interface KindlerBlock {
  databases: Array<{
    name: string;
    actions: boolean;
    patroni: { members: string[] };
    probe?: { user: string; password: string };
  }>;
  gateways: Array<{
    name: string;
    stats: NonNullable<ProposeConfigOptions['stats']>;
  }>;
  routes: RouteBlock[];
}

export interface ProposedConfig {
  block: KindlerBlock;
  /** What could not be found out, and who can say it. */
  open: string[];
}

const GATEWAY = 'haproxy';

/** Makes a configuration of what Patroni and HAProxy told. It lets the portal look only. */
export function proposeConfig(options: ProposeConfigOptions): ProposedConfig {
  const { patroni, stats, probe, discovery, listeners } = options;
  const { cluster, proxies } = discovery;
  const database = toLabel(cluster?.scope ?? 'database');
  const proposed =
    stats && cluster
      ? proposeRoutes({
          gateway: GATEWAY,
          host: new URL(stats.url).hostname,
          proxies,
          database,
          members: cluster.members,
          listeners,
          verify: probe,
        })
      : { routes: [], open: [] };
  const { members, open } = membersOf(patroni, discovery);
  return {
    block: {
      databases: [
        { name: database, actions: false, patroni: { members }, probe },
      ],
      gateways: stats ? [{ name: GATEWAY, stats }] : [],
      routes: proposed.routes,
    },
    open: [...open, ...proposed.open],
  };
}

/** Those that were named, and those that Patroni names; by the protocol of the former. */
function membersOf(patroni: string[], { cluster }: Discovery) {
  const open: string[] = [];
  const protocol = patroni.length > 0 ? new URL(patroni[0]).protocol : 'http:';
  const known = new Set(patroni.map(url => new URL(url).host));
  const found = (cluster?.members ?? []).flatMap(({ name, apiAddress }) => {
    if (!apiAddress) {
      open.push(
        `Patroni tells no REST address of ${name}: add it to patroni.members.`,
      );
      return [];
    }
    const url = new URL(`${protocol}//${apiAddress}`);
    return known.has(url.host) ? [] : [url.origin];
  });
  return {
    members: [...patroni.map(url => new URL(url).origin), ...found],
    open,
  };
}
