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
    open: [...open, ...unknownProxies(options), ...proposed.open],
  };
}

/** Those that were named, and those that Patroni names; by the protocol of the former. */
function membersOf(patroni: string[], { cluster }: Discovery) {
  const open: string[] = [];
  const protocol = patroni.length > 0 ? new URL(patroni[0]).protocol : 'http:';
  const origins = new Map(patroni.map(hostAndOrigin));
  for (const { name, apiAddress } of cluster?.members ?? []) {
    const text = `${protocol}//${apiAddress}`;
    if (!apiAddress) {
      open.push(
        `Patroni tells no REST address of ${name}: add it to patroni.members.`,
      );
    } else if (!URL.canParse(text)) {
      open.push(
        `Patroni tells '${apiAddress}' as the REST address of ${name}, which is none: add the right one to patroni.members.`,
      );
    } else {
      const [host, origin] = hostAndOrigin(text);
      origins.set(host, origins.get(host) ?? origin);
    }
  }
  return { members: [...origins.values()], open };
}

function hostAndOrigin(text: string): [string, string] {
  const { host, origin } = new URL(text);
  return [host, origin];
}

/** A listener of a proxy that HAProxy does not have would otherwise be left out in silence. */
function unknownProxies({ listeners, discovery }: ProposeConfigOptions) {
  const known = discovery.proxies.map(({ name }) => name);
  return [...listeners.keys()]
    .filter(name => !known.includes(name))
    .map(name =>
      known.length > 0
        ? `HAProxy has no proxy ${name}, of which --listener tells; it has ${known.join(
            ', ',
          )}.`
        : `Whether HAProxy has a proxy ${name}, of which --listener tells, is not known: add --stats <url>.`,
    );
}
