import { settleBackend } from '../CsvTable';
import { AMBER, BAD, CALM, RED, type KindOfFault } from '../KindOfFault';
import type { World } from '../World';
import {
  csvOf,
  frontendOf,
  ownServers,
  stopHaproxy,
  writeRoutesOf,
} from '../changes/haproxy';
import { holder } from '../changes/members';
import {
  all,
  hasClient,
  hasPoolers,
  hasQuery,
  isComparable,
  isProbed,
  isRouted,
  isServing,
  not,
  showsAddresses,
} from '../traits';
import { bracketed as hostInUrl } from '../worlds/patroniWorld';

/** Moves the leader's server of each route for writes to an address where something else is. */
function move(world: World, address: string, target: string): void {
  for (const route of writeRoutesOf(world)) {
    for (const row of ownServers(world, route)) {
      if (row.status === 'UP') {
        row.addr = address;
        route.leads[row.svname] = target;
      }
    }
    settleBackend(csvOf(world, route), route.proxy);
  }
}

/** What happens to clients between them and PostgreSQL. */
export const CLIENT_KINDS: readonly KindOfFault[] = [
  {
    name: 'haproxy-stopped',
    appliesTo: isRouted,
    change: world =>
      world.gateways.forEach(({ name }) => stopHaproxy(world, name)),
    expected: world =>
      hasClient(world)
        ? { verdicts: RED, from: 8, codes: ['clients-refused'] }
        : { verdicts: BAD, from: 8, codes: ['route-unknown'] },
  },
  {
    name: 'one-haproxy-of-two-stopped',
    appliesTo: ({ gateways }) => gateways.length > 1,
    change: world => stopHaproxy(world, world.gateways[0].name),
    expected: { verdicts: RED, from: 8, codes: ['clients-refused'] },
  },
  {
    name: 'listener-hangs',
    appliesTo: hasClient,
    change: world =>
      writeRoutesOf(world).forEach(route => {
        route.listener = 'hangs';
      }),
    expected: { verdicts: RED, from: 8, codes: ['clients-hang'] },
  },
  {
    name: 'name-of-listener-lost',
    appliesTo: hasClient,
    change: world =>
      writeRoutesOf(world).forEach(route => {
        route.listener = 'unreachable';
      }),
    expected: { verdicts: RED, from: 8, codes: ['clients-unreachable'] },
  },
  {
    name: 'connection-slots-full',
    appliesTo: isServing,
    change: world => {
      const leader = holder(world);
      leader.postgres = 'full';
      leader.sql.connections = leader.sql.maxConnections;
      leader.sqlFault = 'refused';
    },
    expected: world =>
      hasClient(world)
        ? { verdicts: RED, from: 8, codes: ['clients-no-slot'] }
        : { verdicts: isProbed(world) ? BAD : CALM, from: 20 },
  },
  {
    name: 'connection-slots-nearly-full',
    appliesTo: all(isServing, isProbed),
    change: world => {
      holder(world).sql.connections = 95;
    },
    expected: { verdicts: AMBER, codes: ['connections-near-limit'] },
  },
  {
    name: 'refused-only-from-here',
    appliesTo: hasClient,
    change: world =>
      world.routes.forEach(route => {
        route.onlyHere = 'timeout';
      }),
    expected: {
      verdicts: AMBER,
      from: 8,
      codes: ['clients-refused-here'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'role-of-the-probe-not-let-in',
    appliesTo: all(hasClient, hasQuery),
    change: world =>
      world.routes.forEach(route => {
        route.turnedAway = 'auth';
      }),
    expected: {
      verdicts: CALM,
      codes: ['client-not-let-in'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'one-probe-lost',
    appliesTo: hasClient,
    change: (world, seconds) => {
      if (seconds < 2) {
        writeRoutesOf(world).forEach(route => {
          route.listener = 'hangs';
        });
      }
    },
    expected: { verdicts: CALM, from: 10, neverVerdicts: RED },
  },
  {
    name: 'server-moved-to-foreign-host',
    appliesTo: isRouted,
    change: world => move(world, '192.0.2.77:5432', 'foreign'),
    expected: world => {
      if (hasQuery(world)) {
        return { verdicts: RED, from: 8, codes: ['clients-elsewhere'] };
      }
      return showsAddresses(world)
        ? { verdicts: BAD }
        : { verdicts: ['ok', ...BAD, 'unknown'] };
    },
  },
  {
    name: 'server-moved-to-another-port',
    appliesTo: all(isComparable, not(hasPoolers)),
    change: world =>
      move(world, `${hostInUrl(holder(world).at.host)}:6999`, 'foreign'),
    expected: world =>
      hasQuery(world)
        ? { verdicts: RED, from: 8, codes: ['clients-elsewhere'] }
        : { verdicts: ['critical', 'degraded', 'unknown'] },
  },
  {
    name: 'server-moved-where-nobody-listens',
    appliesTo: isComparable,
    change: world => move(world, '10.0.3.99:5432', 'nowhere'),
    expected: { verdicts: RED },
  },
  {
    name: 'frontend-disabled',
    appliesTo: isRouted,
    change: world =>
      writeRoutesOf(world).forEach(route => {
        frontendOf(world, route).status = 'STOP';
      }),
    expected: () => ({
      verdicts: RED,
      from: 8,
      codes: ['listener-closed', 'clients-refused'],
    }),
  },
];
