import type { World, WorldMember } from '../World';
import { standbysOf } from '../changes/standbys';

/** PostgreSQL without Patroni: a primary and its standbys, asked by SQL. */
export function plainWorld(name: string, hosts: string[]): World {
  const members = hosts.map((host, index): WorldMember => {
    const leads = index === 0;
    const common = {
      systemIdentifier: '7322222222222222222',
      timeline: 1,
      serverVersion: 160004,
      connections: 7,
      maxConnections: 100,
      slots: [],
    };
    return {
      name: `pg${index + 1}`,
      named: true,
      sql: leads
        ? { ...common, inRecovery: false, lsn: '0/5000060' }
        : {
            ...common,
            inRecovery: true,
            receiveLsn: '0/5000060',
            replayLsn: '0/5000060',
          },
      postgres: 'up',
      at: { host, port: 5432 },
    };
  });
  const world: World = {
    name,
    managedBy: 'none',
    probed: true,
    members,
    cluster: {},
    gateways: [],
    routes: [],
  };
  standbysOf(world, 'pg1');
  return world;
}
