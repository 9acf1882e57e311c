import type {
  Fault,
  GatewayProxy,
} from '@kindler/backstage-plugin-kindler-common';
import { HaproxyStats } from '../haproxy/HaproxyStats';
import { classifyError } from '../model/fault';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import { sourceId } from '../model/SourceId';
import { PatroniClient } from '../patroni';

export interface DiscoverOptions {
  /** REST URLs of members; the first that answers tells of the others. */
  patroni: string[];
  /** Statistics page of HAProxy. */
  stats?: { url: string; user?: string; password?: string };
  timeoutMs: number;
}

/** What Patroni and HAProxy tell of themselves. Nobody is asked but those who were named. */
export interface Discovery {
  cluster?: PatroniCluster;
  /** Empty without statistics. */
  proxies: GatewayProxy[];
  faults: Fault[];
}

export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const faults: Fault[] = [];
  const [cluster, proxies] = await Promise.all([
    readCluster(options, faults),
    readProxies(options, faults),
  ]);
  return { cluster, proxies, faults };
}

async function readCluster(
  { patroni, timeoutMs }: DiscoverOptions,
  faults: Fault[],
): Promise<PatroniCluster | undefined> {
  const client = new PatroniClient({ timeoutMs });
  try {
    for (const url of patroni) {
      try {
        const cluster = await client.getCluster(url);
        // Only newer versions say it there, too.
        const { scope } = await client.getNode(url);
        return { ...cluster, scope: cluster.scope ?? scope };
      } catch (error) {
        faults.push(classifyError(error, sourceId.patroniRest(hostOf(url))));
      }
    }
    return undefined;
  } finally {
    await client.close();
  }
}

async function readProxies(
  { stats, timeoutMs }: DiscoverOptions,
  faults: Fault[],
): Promise<GatewayProxy[]> {
  if (!stats) {
    return [];
  }
  const client = new HaproxyStats({ ...stats, timeoutMs });
  try {
    return (await client.read()).proxies;
  } catch (error) {
    faults.push(classifyError(error, sourceId.haproxyStats(hostOf(stats.url))));
    return [];
  } finally {
    await client.close();
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
