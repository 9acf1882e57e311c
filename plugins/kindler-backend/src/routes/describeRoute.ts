import { poolerName } from '../pgbouncer/poolerName';
import {
  word,
  type Database,
  type Finding,
  type Gateway,
  type GatewayServer,
  type Route,
  type RouteClient,
  type RouteTarget,
  type Verdict,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig, RouteTargetConfig } from '../config';
import {
  isSetAside,
  isSpareSlot,
  readCondition,
} from '../model/haproxy/ServerCondition';

export interface DescribeRouteOptions {
  route: RouteConfig;
  /** Why the gateway cannot be changed as it is configured. */
  refusal: Wording | undefined;
  gateway: Gateway | undefined;
  /** What its clients get. */
  client?: RouteClient;
  /** Returns the database cluster with a name. */
  findDatabase(name: string): Database | undefined;
  lastSwitch?: Route['lastSwitch'];
}

/** Describes the current state of a route from its configuration and the latest observations. */
export function describeRoute(options: DescribeRouteOptions): Route {
  const { route, refusal, gateway } = options;
  const servers = readServers(route, gateway);
  const active = findActive(route, isKnown(gateway) ? servers : undefined);
  const targets = route.targets.map(target =>
    describeTarget(target, servers, active, isKnown(gateway)),
  );
  const activeTarget = active.kind === 'named' ? active.names[0] : active.kind;
  const databases = route.targets
    .filter(({ name }) => active.names.includes(name))
    .flatMap(({ database }) => options.findDatabase(database) ?? []);
  const findings = [
    ...databases.flatMap(database => findingsOf(route, database)),
    ...findRefusals(options, databases),
  ];
  return {
    name: route.name,
    title: route.title,
    owner: route.owner,
    intent: route.intent,
    gateway: route.gateway,
    proxy: route.proxy,
    listener: route.listener,
    poolers: route.poolers?.length ? route.poolers.map(poolerName) : undefined,
    targets,
    activeTarget,
    activeTargetKind: active.kind,
    switchBlocked: switchBlocked(route, refusal),
    migrates: route.migration && route.targets.length > 1 ? true : undefined,
    lastSwitch: options.lastSwitch,
    verdict: judge(
      active.kind,
      targets,
      databases[0],
      findings.map(finding => asItWeighs(route, finding)),
    ),
    findings,
    client: options.client,
    observedAt: gateway?.observedAt,
  };
}

function isKnown(gateway: Gateway | undefined): boolean {
  return gateway?.statistics.status === 'fresh';
}

/** Returns the servers of the route's proxy by name, as last known; undefined if they were never known. */
function readServers(
  route: RouteConfig,
  gateway: Gateway | undefined,
): Map<string, GatewayServer> | undefined {
  const proxy = gateway?.proxies.find(({ name }) => name === route.proxy);
  return proxy && new Map(proxy.servers.map(server => [server.name, server]));
}

/**
 * Returns the targets that accept new connections. A target whose servers are all down but not taken out is still
 * active, unless another target has a server that is up.
 */
function findActive(
  route: RouteConfig,
  servers: Map<string, GatewayServer> | undefined,
): { kind: Route['activeTargetKind']; names: string[] } {
  if (!servers) {
    return { kind: 'unknown', names: [] };
  }
  const named = (test: (server: GatewayServer) => boolean) =>
    route.targets
      .filter(target =>
        target.servers.some(name => {
          const server = servers.get(name);
          return server !== undefined && test(server);
        }),
      )
      .map(({ name }) => name);
  const up = named(server => server.up === true);
  const names =
    up.length > 0
      ? up
      : named(server => {
          const condition = readCondition(server);
          return !isSetAside(condition) && !isSpareSlot(condition, server);
        });
  if (names.length === 0) {
    return { kind: 'none', names };
  }
  return { kind: names.length === 1 ? 'named' : 'mixed', names };
}

function describeTarget(
  target: RouteTargetConfig,
  servers: Map<string, GatewayServer> | undefined,
  active: { kind: Route['activeTargetKind']; names: string[] },
  known: boolean,
): RouteTarget {
  const named = (test: (server: GatewayServer) => boolean | undefined) =>
    servers &&
    target.servers.filter(name => {
      const server = servers.get(name);
      return server !== undefined && test(server);
    });
  const state = active.names.includes(target.name) ? 'active' : 'standby';
  return {
    ...target,
    state: known && servers ? state : 'unknown',
    serversUp: known ? named(({ up }) => up === true) : undefined,
    serversLastUp: known ? undefined : named(({ lastUp }) => lastUp),
  };
}

function switchBlocked(
  route: RouteConfig,
  refusal: Wording | undefined,
): Wording | undefined {
  if (route.targets.length < 2) {
    return word('switch-one-target', { route: route.name });
  }
  return refusal;
}

/**
 * Returns the findings that concern clients of the route. Findings about other routes, or about past problems that only
 * wait for an acknowledgement, do not.
 */
function findingsOf({ name }: RouteConfig, { findings }: Database): Finding[] {
  return findings.filter(
    ({ params, acknowledgeable }) =>
      (params.route === undefined || params.route === name) && !acknowledgeable,
  );
}

/** Readers are served even without a leader, so findings that are not about readers are no outage for them. */
function asItWeighs({ name, intent }: RouteConfig, finding: Finding): Finding {
  const { severity, params } = finding;
  return intent === 'read-only' &&
    severity === 'critical' &&
    params.route !== name
    ? { ...finding, severity: 'warning' }
    : finding;
}

const ABOUT_CLIENTS = /^(clients|readers)-/;

/** Returns what clients of the route report if it is unknown to which cluster it leads. */
function findRefusals(
  { route, findDatabase }: DescribeRouteOptions,
  known: Database[],
): Finding[] {
  if (known.length > 0) {
    return [];
  }
  const said = route.targets.map(({ database }) =>
    (findDatabase(database)?.findings ?? []).filter(
      ({ code, params }) =>
        ABOUT_CLIENTS.test(code) && params?.route === route.name,
    ),
  );
  return said.find(findings => findings.length > 0) ?? [];
}

function judge(
  kind: Route['activeTargetKind'],
  targets: RouteTarget[],
  database: Database | undefined,
  findings: Finding[],
): Verdict {
  const worst = verdictOf(findings);
  if (kind === 'unknown') {
    return worst ?? 'unknown';
  }
  const up = targets.some(({ serversUp }) => serversUp?.length);
  if (kind === 'none' || kind === 'mixed' || !up) {
    return 'critical';
  }
  const isJudged = database !== undefined && database.verdict !== 'unknown';
  return isJudged ? worst ?? 'ok' : 'unknown';
}

function verdictOf(findings: Finding[]): Verdict | undefined {
  const has = (wanted: Finding['severity']) =>
    findings.some(({ severity }) => severity === wanted);
  if (has('critical')) {
    return 'critical';
  }
  return has('warning') ? 'degraded' : undefined;
}
