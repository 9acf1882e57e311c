import { toError } from '@backstage/errors';
import type {
  Route,
  SwitchPlan,
  SwitchRouteRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { ServerState } from '../../model/parseServersState';
import { readSqlFacts, type SqlFacts } from '../../postgres';
import { moveCommands, otherServers, targetServers } from './commands';
import type { GatewayControl } from './GatewayControl';

type Check = SwitchPlan['checks'][number];

const TIMEOUT_MS = 3000;

/** A plan with what the operation needs to know beyond what the caller is shown. */
export interface SwitchPreflight {
  plan: SwitchPlan;
  /** System identifier that must answer through the listener afterwards. */
  expectedSystem?: string;
}

/** Looks at everything that must hold before a route may move, and changes nothing. */
export async function planSwitch(options: {
  route: RouteConfig;
  described: Route;
  request: SwitchRouteRequest;
  control: GatewayControl;
}): Promise<SwitchPreflight> {
  const { route, described, request, control } = options;
  const opening = targetServers(route, request.target);
  const closing = otherServers(route, request.target);
  const [servers, admin] = await Promise.all([
    control.readServers(route),
    control.isAdmin(),
  ]);
  const [current, next] = await Promise.all([
    askListener(route),
    askTarget(route, opening, servers),
  ]);
  const checks = [
    checkTarget(described, request),
    checkSocket(admin),
    checkServers([...opening, ...closing], servers),
    checkAnswer(route, next),
    checkSystem(current, next, request.migration ?? false),
    checkConnections(current, next),
  ];
  return {
    expectedSystem: next.facts?.systemIdentifier,
    plan: {
      route: route.name,
      from: described.activeTarget,
      to: request.target,
      possible: checks.every(({ ok, blocking }) => ok === true || !blocking),
      checks,
      commands: moveCommands(route, closing, opening),
      now: new Date().toISOString(),
    },
  };
}

interface Answer {
  facts?: SqlFacts;
  reason?: string;
}

async function askListener(route: RouteConfig): Promise<Answer> {
  return ask(route, route.listener);
}

/** The first server of the target that fits the intent, asked directly, as no client is sent there yet. */
async function askTarget(
  route: RouteConfig,
  names: string[],
  servers: Map<string, ServerState>,
): Promise<Answer> {
  const answers = await Promise.all(
    names.map(async name => {
      const server = servers.get(name);
      return server
        ? ask(route, { host: server.address, port: server.port })
        : { reason: `HAProxy has no server '${name}'` };
    }),
  );
  const fits = ({ facts }: Answer) =>
    facts && (route.intent === 'read-only' || !facts.inRecovery);
  return (
    answers.find(fits) ?? {
      reason:
        answers.find(({ reason }) => reason)?.reason ??
        'every server of the target is in recovery',
    }
  );
}

async function ask(
  route: RouteConfig,
  address: { host: string; port: number },
): Promise<Answer> {
  if (!route.verify) {
    return { reason: `set kindler.routes '${route.name}'.verify` };
  }
  try {
    return {
      facts: await readSqlFacts({
        ...address,
        ...route.verify,
        timeoutMs: TIMEOUT_MS,
      }),
    };
  } catch (error) {
    return {
      reason: `${address.host}:${address.port}: ${toError(error).message}`,
    };
  }
}

function checkTarget(described: Route, request: SwitchRouteRequest): Check {
  const already =
    described.activeTargetKind === 'named' &&
    described.activeTarget === request.target;
  return {
    name: 'target',
    ok: !already,
    message: already
      ? `The route leads to '${request.target}' already`
      : `The route leads to '${described.activeTarget}' now`,
    blocking: true,
  };
}

function checkSocket(admin: boolean): Check {
  return {
    name: 'runtime socket',
    ok: admin,
    message: admin
      ? 'HAProxy takes commands at level admin'
      : 'The socket has another level than admin; see `stats socket … level admin`',
    blocking: true,
  };
}

function checkServers(
  names: string[],
  servers: Map<string, ServerState>,
): Check {
  const missing = names.filter(name => !servers.has(name));
  return {
    name: 'servers',
    ok: missing.length === 0,
    message:
      missing.length === 0
        ? `HAProxy has all ${names.length} servers of the targets`
        : `HAProxy has no server ${missing.join(', ')} in this proxy`,
    blocking: true,
  };
}

function checkAnswer(route: RouteConfig, next: Answer): Check {
  return {
    name: 'target answers',
    ok: next.facts !== undefined,
    message: next.facts
      ? `A server of the target answers SQL and ${
          next.facts.inRecovery ? 'is in recovery' : 'accepts writes'
        }`
      : `No server of the target serves ${route.intent}: ${next.reason}`,
    blocking: true,
  };
}

function checkSystem(current: Answer, next: Answer, migration: boolean): Check {
  const [was, will] = [current, next].map(a => a.facts?.systemIdentifier);
  const known = was !== undefined && will !== undefined;
  const same = known && was === will;
  return {
    name: 'system identifier',
    ok: same || migration || (known ? false : 'unknown'),
    message: describeSystem(same, known, migration),
    blocking: true,
  };
}

function describeSystem(same: boolean, known: boolean, migration: boolean) {
  if (same) {
    return 'Both targets are the same PostgreSQL system';
  }
  const what = known
    ? 'The target is another PostgreSQL system, with other data'
    : 'It is not known whether the target is the same PostgreSQL system';
  return migration
    ? `${what}; confirmed as a migration`
    : `${what}; confirm it as a migration to go on`;
}

function checkConnections(current: Answer, next: Answer): Check {
  const used = current.facts?.connections;
  const there = next.facts?.connections;
  const room =
    there === undefined ? undefined : next.facts!.maxConnections - there;
  const known = used !== undefined && room !== undefined;
  return {
    name: 'max_connections',
    ok: known ? used <= room : 'unknown',
    message: known
      ? `${used} connections now, room for ${room} on the target`
      : 'Connections could not be counted on both sides',
    blocking: false,
  };
}
