import {
  word,
  type Route,
  type SwitchPlan,
  type SwitchRouteRequest,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  DrivenServer,
  GatewayDriver,
} from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';
import { describeFailure, readSqlFacts, type SqlFacts } from '../../postgres';
import { checkPoolers } from './checkPoolers';
import { moveChanges, otherServers, targetServers } from './changes';
import { readServers } from './readBack';

type Check = SwitchPlan['checks'][number];

const TIMEOUT_MS = 3000;

/** A plan, with what only the operation needs. */
export interface SwitchPreflight {
  plan: SwitchPlan;
  /** System identifier that must answer through the listener after the switch. */
  expectedSystem?: string;
}

/** Checks everything that must hold before a route may move. Changes nothing. */
export async function planSwitch(options: {
  route: RouteConfig;
  described: Route;
  request: SwitchRouteRequest;
  driver: GatewayDriver;
}): Promise<SwitchPreflight> {
  const { route, described, request, driver } = options;
  const opening = targetServers(route, request.target);
  const closing = otherServers(route, request.target);
  const [servers, refusal] = await Promise.all([
    readServers(driver, route),
    driver.explainRefusal(),
  ]);
  const [current, next] = await Promise.all([
    askListener(route),
    askTarget(route, opening, servers),
  ]);
  const checks = [
    checkTarget(described, request),
    checkAccess(refusal),
    checkServers([...opening, ...closing], servers),
    checkAnswer(route, next),
    checkSystem(current, next, request.migration ?? false),
    checkConnections(current, next),
    ...(await checkPoolers(route, request)),
  ];
  return {
    expectedSystem: next.facts?.systemIdentifier,
    plan: {
      route: route.name,
      from: described.activeTarget,
      to: request.target,
      possible: checks.every(({ ok, blocking }) => ok === true || !blocking),
      checks,
      commands: driver.preview(route.proxy, moveChanges(closing, opening)),
      now: new Date().toISOString(),
    },
  };
}

interface Answer {
  facts?: SqlFacts;
  reason?: Wording;
}

async function askListener(route: RouteConfig): Promise<Answer> {
  return ask(route, route.listener);
}

/** Asks the target's servers directly, because no client is sent there yet, and returns the first that fits the intent. */
async function askTarget(
  route: RouteConfig,
  names: string[],
  servers: Map<string, DrivenServer>,
): Promise<Answer> {
  const answers = await Promise.all(
    names.map(async name => {
      const server = servers.get(name);
      return server
        ? ask(route, { host: server.address, port: server.port })
        : { reason: word('switch-no-server', { server: name }) };
    }),
  );
  const fits = ({ facts }: Answer) =>
    facts && (route.intent === 'read-only' || !facts.inRecovery);
  return (
    answers.find(fits) ?? {
      reason:
        answers.find(({ reason }) => reason)?.reason ??
        word('switch-all-in-recovery', {}),
    }
  );
}

async function ask(
  route: RouteConfig,
  address: { host: string; port: number },
): Promise<Answer> {
  if (!route.verify) {
    return { reason: word('switch-unverified', { route: route.name }) };
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
      reason: word('switch-unanswered', {
        address: `${address.host}:${address.port}`,
        message: describeFailure(error),
      }),
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
      ? word('switch-there-already', { target: request.target })
      : word('switch-from', { target: described.activeTarget }),
    blocking: true,
  };
}

function checkAccess(refusal: Wording | string | undefined): Check {
  return {
    name: 'runtime-socket',
    ok: refusal === undefined,
    message: refusal
      ? word('switch-refused', { reason: refusal })
      : word('switch-admin', {}),
    blocking: true,
  };
}

function checkServers(
  names: string[],
  servers: Map<string, DrivenServer>,
): Check {
  const missing = names.filter(name => !servers.has(name));
  return {
    name: 'servers',
    ok: missing.length === 0,
    message:
      missing.length === 0
        ? word('switch-servers', { servers: names.length })
        : word('switch-servers-missing', { servers: missing.join(', ') }),
    blocking: true,
  };
}

function checkAnswer(route: RouteConfig, next: Answer): Check {
  return {
    name: 'target-answers',
    ok: next.facts !== undefined,
    message: describeAnswer(route, next),
    blocking: true,
  };
}

function describeAnswer({ intent }: RouteConfig, next: Answer): Wording {
  if (!next.facts) {
    const reason = next.reason ?? 'unknown';
    return word('switch-target-unfit', { intent, reason });
  }
  return word(
    next.facts.inRecovery ? 'switch-target-reads' : 'switch-target-writes',
    {},
  );
}

function checkSystem(current: Answer, next: Answer, migration: boolean): Check {
  const [was, will] = [current, next].map(a => a.facts?.systemIdentifier);
  const known = was !== undefined && will !== undefined;
  const same = known && was === will;
  return {
    name: 'system-identifier',
    ok: same || migration || (known ? false : 'unknown'),
    message: describeSystem(same, known, migration),
    blocking: true,
  };
}

function describeSystem(
  same: boolean,
  known: boolean,
  migration: boolean,
): Wording {
  if (same) {
    return word('switch-same-system', {});
  }
  const code = known ? 'switch-other-system' : 'switch-system-unknown';
  return word(migration ? `${code}-confirmed` : code, {});
}

function checkConnections(current: Answer, next: Answer): Check {
  const used = current.facts?.connections;
  const there = next.facts?.connections;
  const room =
    there === undefined ? undefined : next.facts!.maxConnections - there;
  const known = used !== undefined && room !== undefined;
  return {
    name: 'max-connections',
    ok: known ? used <= room : 'unknown',
    message: known
      ? word('switch-connections', { used, room })
      : word('switch-connections-unknown', {}),
    blocking: false,
  };
}
