import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import type {
  ClusterSnapshot,
  NodeSnapshot,
  RouteSnapshot,
} from '../../../model/ClusterSnapshot';
import type { GatewayReading } from '../../../model/haproxy/GatewayReading';
import type { World, WorldMember } from './World';
import { ask } from './ask';
import { afterProbe, probeOf } from './clientTruth';
import { observeKubernetes } from './observeKubernetes';
import { readAnswers, type Answers } from './readAnswers';

/** Milliseconds between two looks. */
export const INTERVAL_MS = 2000;
const TIMEOUT_MS = 2000;
const CALM_PROBE_MS = 5000;

/** One look at a world. */
export interface Look {
  world: World;
  /** Milliseconds since the epoch. */
  at: number;
  /** Number of the look, for what takes turns. */
  turn: number;
  /** Whether anything was in doubt at the last look. */
  doubt: boolean;
}

/** Looks at everything as the observer does: each source once in an interval, `/cluster` of one node in turn. */
export function observe(
  look: Look,
  before: ClusterSnapshot | undefined,
): ClusterSnapshot {
  const { world, at } = look;
  const answers = readAnswers(world, at);
  const nodes = observeNodes(look, answers, before);
  const kubernetes = observeKubernetes(world, before, at);
  return {
    name: world.name,
    managedBy: world.managedBy,
    probed: world.probed,
    nodes,
    kubernetes,
    routes: world.routes.map(route =>
      observeRoute(
        look,
        route.name,
        answers,
        before?.routes.find(({ name }) => name === route.name),
      ),
    ),
    settings:
      answers.settings &&
      ask(before?.settings, `patroni-rest:${world.name}`, at, {
        value: answers.settings,
      }),
    history:
      answers.history &&
      ask(before?.history, `patroni-rest:${world.name}`, at, {
        value: answers.history,
      }),
    intervalMs: INTERVAL_MS,
    timeoutMs: TIMEOUT_MS,
  };
}

function observeNodes(
  { world, at, turn }: Look,
  { nodes, views, sql }: Answers,
  before: ClusterSnapshot | undefined,
): NodeSnapshot[] {
  const asked = world.members.filter(isAsked(world));
  const turns = asked.filter(({ rest, restFault }) => rest && !restFault);
  const able = turns.length > 0 ? turns : asked;
  const next = able[turn % able.length];
  return asked.map((member): NodeSnapshot => {
    const { name, rest, named, restFault, sqlFault } = member;
    const address = rest ?? `${member.at.host}:${member.at.port}`;
    const last = before?.nodes.find(node => node.address === address);
    const restId = `patroni-rest:${world.name}/${address}`;
    const turned = member === next || last?.cluster === undefined;
    const cluster =
      rest && turned
        ? ask(last?.cluster, restId, at, {
            value: views.get(name),
            fault: restFault ?? member.viewFault,
          })
        : last?.cluster;
    const same =
      last?.cluster?.value !== undefined &&
      cluster?.value !== undefined &&
      findLeader(last.cluster.value.members)?.name ===
        findLeader(cluster.value.members)?.name;
    const own = nodes.get(name);
    const moved =
      !restFault &&
      own?.dcsLastSeen !== undefined &&
      own.dcsLastSeen !== last?.node?.value?.dcsLastSeen;
    return {
      address,
      name: named ? name : last?.name ?? own?.name,
      postgres: world.probed || !rest ? member.at : undefined,
      node: rest
        ? ask(last?.node, restId, at, { value: own, fault: restFault })
        : undefined,
      cluster,
      namesSince: same ? last!.namesSince : cluster && at,
      dcsMovedAt: moved ? at : last?.dcsMovedAt,
      sql: world.probed
        ? ask(last?.sql, `postgres-sql:${world.name}/${address}`, at, {
            value: sql.get(name),
            fault: sqlFault,
            code: member.postgres === 'full' ? '53300' : undefined,
          })
        : undefined,
    };
  });
}

/** A node is asked where it is configured, or found and there is a role for SQL. */
function isAsked(world: World) {
  return ({ rest }: WorldMember) =>
    rest !== undefined || world.probed || world.managedBy === 'none';
}

function observeRoute(
  { world, at, turn, doubt }: Look,
  name: string,
  { stats }: Answers,
  before: RouteSnapshot | undefined,
): RouteSnapshot {
  const route = world.routes.find(each => each.name === name)!;
  const gateway = world.gateways.find(each => each.name === route.gateway)!;
  const last = before?.client;
  const due =
    doubt || last?.last === undefined || at - last.last.at >= CALM_PROBE_MS;
  return {
    name: route.name,
    gateway: route.gateway,
    proxy: route.proxy,
    intent: route.intent,
    servers: route.servers,
    otherTargets: route.otherTargets,
    stats: statsOf(before?.stats, stats.get(gateway.name), gateway, at),
    client:
      route.client && due
        ? afterProbe(route, last, probeOf(world, route, turn, at))
        : last,
  };
}

function statsOf(
  before: GatewayReading | undefined,
  value: GatewayReading['value'],
  gateway: World['gateways'][number],
  at: number,
): GatewayReading {
  const id = `haproxy-stats:${gateway.name}`;
  const { fault, processes } = gateway;
  return {
    ...ask(before, id, at, { value, fault }),
    processes:
      processes && ask(before?.processes, id, at, { value: processes, fault }),
  };
}
