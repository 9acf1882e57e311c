import {
  word,
  type Route,
  type SwitchPlan,
  type SwitchRouteRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  DrivenServer,
  GatewayDriver,
} from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';
import { describeFailure, readSqlFacts } from '../../postgres';
import { checkPoolers } from './checkPoolers';
import { moveChanges, otherServers, targetServers } from './changes';
import {
  checkAccess,
  checkAnswer,
  checkConnections,
  checkServers,
  checkSystem,
  checkTarget,
  checkVersion,
  type Answer,
} from './switchChecks';
import { readServers } from './readBack';

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
    checkVersion(current, next),
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
