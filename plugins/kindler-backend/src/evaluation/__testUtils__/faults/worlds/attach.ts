import type { World, WorldRoute } from '../World';
import { leaderOf } from '../changes/members';
import {
  statsOf,
  type HaproxyLine,
  type ProxySpec,
  type ServerSpec,
} from './gateways';

export interface Attached {
  gateway?: string;
  line?: HaproxyLine;
  client?: WorldRoute['client'];
  /** What the statistics show as address of a member; undefined without `stats show-legends`. */
  address?: (member: string) => string | undefined;
  /** Name of a member's server. */
  server?: (member: string) => string;
  /** Names of frontends, where they are others than those of the backends. */
  frontend?: (proxy: string) => string;
  checks?: WorldRoute['checks'];
  /** More servers that no member stands behind, e.g. spare slots. */
  spare?: ServerSpec[];
  reads?: boolean;
}

/** The world with a HAProxy in front that has one route for writes and one for reads. */
export function attach(world: World, options: Attached = {}): World {
  const { gateway = 'edge', line = '3.0', client, reads = true } = options;
  const { frontend = () => undefined, spare = [] } = options;
  const { server = (member: string) => member } = options;
  const names = world.members.map(({ name }) => name);
  const intents: Array<WorldRoute['intent']> = reads
    ? ['read-write', 'read-only']
    : ['read-write'];
  const proxies = intents.map((intent): ProxySpec => {
    const name = intent === 'read-write' ? 'pg_rw' : 'pg_ro';
    return {
      name,
      frontend: frontend(name),
      checks: options.checks,
      servers: [
        ...names.map(member => ({
          name: server(member),
          address: addressOf(world, options, member),
          up: passes(world, member, intent),
        })),
        ...spare,
      ],
    };
  });
  const routes = proxies.map(
    (proxy, index): WorldRoute => ({
      name: `${gateway}-${index === 0 ? 'rw' : 'ro'}`,
      gateway,
      proxy: proxy.name,
      frontend: proxy.frontend,
      intent: intents[index],
      servers: proxy.servers.map(({ name }) => name),
      otherTargets: [],
      checks: options.checks ?? 'patroni',
      leads: Object.fromEntries([
        ...names.map(member => [server(member), member]),
        ...spare.map(({ name }) => [name, 'nowhere']),
      ]),
      listener: 'open',
      client,
    }),
  );
  return {
    ...world,
    gateways: [
      ...world.gateways,
      { name: gateway, csv: statsOf(line, proxies) },
    ],
    routes: [...world.routes, ...routes],
  };
}

function addressOf(world: World, { address }: Attached, member: string) {
  if (address) {
    return address(member);
  }
  const { host, port } = world.members.find(({ name }) => name === member)!.at;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function passes(
  world: World,
  member: string,
  intent: WorldRoute['intent'],
): boolean {
  const leads = leaderOf(world) === member;
  const single = world.members.length === 1;
  return intent === 'read-write' ? leads : !leads || single;
}
