import { serversOf, settleBackend } from '../CsvTable';
import type { World, WorldRoute } from '../World';
import { attach } from './attach';
import { statsOf } from './gateways';

/** The leader is the only active server, checked by TCP, and the replicas are its backups. */
export function withBackups(world: World): World {
  const attached = attach(world, {
    client: 'query',
    checks: 'tcp',
    reads: false,
  });
  const { csv } = attached.gateways[0];
  const [, ...others] = serversOf(csv, 'pg_rw');
  others.forEach(row =>
    Object.assign(row, { bck: '1', act: '0', status: 'UP', check_health: '4' }),
  );
  settleBackend(csv, 'pg_rw');
  return attached;
}

/** HAProxy sends clients to a pooler on each member's host. */
export function withPoolers(world: World): World {
  const at = (member: string) =>
    world.members.find(({ name }) => name === member)!.at.host;
  return attach(world, {
    client: 'startup',
    address: member => `${at(member)}:6432`,
  });
}

/** One server, which is the address of a Service or NodePort that leads to whoever leads. */
export function behindService(
  world: World,
  client: WorldRoute['client'],
): World {
  const proxy = {
    name: 'postgres',
    checks: 'tcp' as const,
    servers: [{ name: 'devops_pg', address: '172.18.0.6:30432', up: true }],
  };
  return {
    ...world,
    gateways: [{ name: 'edge', csv: statsOf('2.6', [proxy]) }],
    routes: [
      {
        name: 'edge-rw',
        gateway: 'edge',
        proxy: 'postgres',
        intent: 'read-write',
        servers: ['devops_pg'],
        otherTargets: [],
        checks: 'tcp',
        leads: { devops_pg: 'leader' },
        listener: 'open',
        client,
      },
    ],
  };
}

/** Two gateways lead to the same cluster. */
export function severalRoutes(world: World): World {
  return attach(attach(world, { gateway: 'edge', client: 'query' }), {
    gateway: 'inside',
    client: 'startup',
    line: '2.6',
  });
}

/** The route has servers of another cluster too, which are in maintenance, or ours are. */
export function twoTargets(world: World, leads: 'here' | 'elsewhere'): World {
  const names = world.members.map(({ name }) => name);
  const attached = attach(world, {
    client: 'startup',
    reads: false,
    spare: ['other-1', 'other-2'].map((name, index) => ({
      name,
      address: `10.9.0.${11 + index}:5432`,
      up: leads === 'elsewhere' && index === 0,
      status: leads === 'here' ? 'MAINT' : undefined,
    })),
  });
  const [route] = attached.routes;
  route.servers = names;
  route.otherTargets = [
    { name: 'archive', database: 'archive', servers: ['other-1', 'other-2'] },
  ];
  route.leads['other-1'] = 'foreign';
  const { csv } = attached.gateways[0];
  if (leads === 'elsewhere') {
    serversOf(csv, 'pg_rw')
      .filter(row => names.includes(row.svname))
      .forEach(row => Object.assign(row, { status: 'MAINT' }));
  }
  settleBackend(csv, 'pg_rw');
  return attached;
}
