import type { DatabaseConfig, RouteConfig } from '../config';
import { startingNodes, startingRoutes } from '../observer/startingSnapshot';
import {
  readFixture,
  readFixtureIfAny,
} from '../evaluation/__testUtils__/fixtures';
import { NOW, reading } from '../evaluation/__testUtils__/snapshots';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { parseStats } from '../haproxy/parsing/parseStats';
import { parseCluster } from '../dcs/parseCluster';
import { parseNode } from '../patroni/parseNode';
import { parseSettings } from '../dcs/parseSettings';

interface CaseConfig {
  databases: DatabaseConfig[];
  routes: RouteConfig[];
}

/** The snapshot that the raw payloads of a case give, as if all sources had answered at once. */
export function readPayloads(name: string): ClusterSnapshot {
  const file = (path: string) => readFixtureIfAny(`cases/${name}/${path}`);
  const config = JSON.parse(
    readFixture(`cases/${name}/kindler.json`),
  ) as CaseConfig;
  const database = { ...config.databases[0], members: [] };
  const stats = file('stats.csv');
  const settings = file('config.json');
  const cluster = parseCluster(readFixture(`cases/${name}/cluster.json`));
  return {
    name: database.name,
    managedBy: 'patroni',
    probed: false,
    nodes: startingNodes(database).map(({ snapshot }) => ({
      ...snapshot,
      node: reading(
        snapshot.node!.source.id,
        parseNode(
          readFixture(
            `cases/${name}/patroni.${snapshot.address.replace(':', '_')}.json`,
          ),
        ),
      ),
      cluster: reading(snapshot.cluster!.source.id, cluster),
    })),
    routes: startingRoutes(database.name, config.routes).map(route => ({
      ...route,
      stats: stats
        ? reading(`haproxy-stats:${route.gateway}`, parseStats(stats), NOW)
        : undefined,
    })),
    settings: settings
      ? reading(`patroni-rest:${database.name}`, parseSettings(settings))
      : undefined,
    intervalMs: 2000,
    timeoutMs: 2000,
  };
}
