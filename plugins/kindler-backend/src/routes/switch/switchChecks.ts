import {
  word,
  type Route,
  type SwitchPlan,
  type SwitchRouteRequest,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { DrivenServer } from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';
import type { SqlFacts } from '../../postgres';

type Check = SwitchPlan['checks'][number];

/** What a side of the switch says by SQL, or why it does not. */
export interface Answer {
  facts?: SqlFacts;
  reason?: Wording;
}

export function checkTarget(
  described: Route,
  request: SwitchRouteRequest,
): Check {
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

export function checkAccess(refusal: Wording | string | undefined): Check {
  return {
    name: 'runtime-socket',
    ok: refusal === undefined,
    message: refusal
      ? word('switch-refused', { reason: refusal })
      : word('switch-admin', {}),
    blocking: true,
  };
}

export function checkServers(
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

export function checkAnswer(route: RouteConfig, next: Answer): Check {
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

export function checkSystem(
  current: Answer,
  next: Answer,
  migration: boolean,
): Check {
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

/** Another major version is no fault of the target, but queries and extensions can behave otherwise there. */
export function checkVersion(current: Answer, next: Answer): Check {
  const [was, will] = [current, next].map(
    ({ facts }) => facts && Math.floor(facts.serverVersion / 10_000),
  );
  const known = was !== undefined && will !== undefined;
  const message = () => {
    if (!known) {
      return word('switch-version-unknown', {});
    }
    return was === will
      ? word('switch-same-version', { version: was })
      : word('switch-other-version', { current: was, next: will });
  };
  return {
    name: 'version',
    ok: known ? was === will : 'unknown',
    message: message(),
    blocking: false,
  };
}

/** A target without a free connection would serve nobody. */
export function checkConnections(current: Answer, next: Answer): Check {
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
    blocking: known && room <= 0,
  };
}
