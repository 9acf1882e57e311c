import { isUsable, rowOf, settleBackend, type CsvRow } from '../CsvTable';
import { BAD, NOT_RED, RED, type KindOfFault } from '../KindOfFault';
import type { World, WorldRoute } from '../World';
import {
  csvOf,
  fall,
  frontendOf,
  ownServers,
  writeRoutesOf,
} from '../changes/haproxy';
import { all, hasClient, hasReplica, isChecked, isRouted } from '../traits';

/** Changes the servers of each route for writes, and lets the backend say so. */
function eachServer(
  world: World,
  change: (row: CsvRow, route: WorldRoute) => void,
): void {
  for (const route of writeRoutesOf(world)) {
    ownServers(world, route).forEach(row => change(row, route));
    settleBackend(csvOf(world, route), route.proxy, route.allBackups);
  }
}

/** HAProxy puts every server that takes writes into this state. */
function stateOfUsable(status: string, more: Partial<CsvRow> = {}) {
  return (world: World) =>
    eachServer(world, row => {
      if (isUsable(row)) {
        Object.assign(row, { status, ...more });
      }
    });
}

const nobody: KindOfFault['expected'] = world => ({
  verdicts: RED,
  from: hasClient(world) ? 8 : 14,
  codes: ['no-write-route', 'clients-closed'],
});

const byOperator: KindOfFault['expected'] = world => ({
  verdicts: hasClient(world) ? RED : BAD,
  from: 8,
  codes: ['write-route-drained', 'clients-closed'],
});

/** What happens to HAProxy and its servers. */
export const HAPROXY_KINDS: readonly KindOfFault[] = [
  {
    name: 'all-servers-down',
    appliesTo: isRouted,
    change: world => eachServer(world, row => fall(row, 0, 'L4CON')),
    expected: nobody,
  },
  {
    name: 'all-servers-maint-by-resolution',
    appliesTo: isRouted,
    change: world =>
      eachServer(world, row => {
        Object.assign(row, {
          status: 'MAINT (resolution)',
          check_status: '',
          addr: '',
        });
      }),
    expected: world => ({
      ...nobody(world),
      never: ['write-route-drained', 'write-route-moved'],
    }),
  },
  {
    name: 'usable-servers-maint-by-hand',
    appliesTo: isRouted,
    change: world =>
      eachServer(world, row => {
        row.status = 'MAINT';
      }),
    expected: byOperator,
  },
  {
    name: 'usable-servers-drained-by-hand',
    appliesTo: isRouted,
    change: world =>
      eachServer(world, row => {
        row.status = 'DRAIN';
      }),
    expected: byOperator,
  },
  {
    name: 'usable-servers-of-weight-0',
    appliesTo: isRouted,
    change: world =>
      eachServer(world, row => {
        row.weight = '0';
      }),
    expected: byOperator,
  },
  {
    name: 'leader-maint-by-hand-others-down',
    appliesTo: all(isChecked, hasReplica),
    change: stateOfUsable('MAINT'),
    expected: world => ({ ...nobody(world), codes: undefined }),
  },
  {
    name: 'leader-maint-via-tracked-server',
    appliesTo: isRouted,
    change: stateOfUsable('MAINT (via pg_checks/a)', {
      tracked: 'pg_checks/a',
    }),
    expected: world => ({ ...nobody(world), codes: undefined }),
  },
  {
    name: 'leader-drained-by-its-agent',
    appliesTo: all(isChecked, hasReplica),
    change: stateOfUsable('DRAIN (agent)', { agent_status: 'L7OK' }),
    expected: world => ({
      ...nobody(world),
      codes: undefined,
      never: ['write-route-drained'],
    }),
  },
  {
    name: 'leader-stopping-no-load-balancing',
    appliesTo: isRouted,
    change: stateOfUsable('NOLB', { check_status: 'L7OKC', check_code: '404' }),
    expected: nobody,
  },
  {
    name: 'leader-down-by-agent',
    appliesTo: isRouted,
    change: stateOfUsable('DOWN (agent)', { agent_status: 'L7STS' }),
    expected: nobody,
  },
  {
    name: 'checks-of-the-leader-fail-now-and-then',
    appliesTo: isChecked,
    change: (world, seconds) =>
      stateOfUsable(seconds % 8 < 4 ? 'UP 2/3' : 'UP', {
        check_status: 'L7TOUT',
      })(world),
    expected: { verdicts: NOT_RED, from: 0, neverVerdicts: RED },
  },
  {
    name: 'frontend-at-its-session-limit',
    appliesTo: isRouted,
    change: world =>
      writeRoutesOf(world).forEach(route => {
        Object.assign(frontendOf(world, route), {
          scur: '200',
          slim: '200',
          smax: '200',
        });
        route.listener = 'hangs';
      }),
    expected: world => ({
      verdicts: hasClient(world) ? RED : BAD,
      codes: ['frontend-full', 'clients-hang'],
    }),
  },
  {
    name: 'server-at-its-session-limit-with-a-queue',
    appliesTo: isRouted,
    change: world => {
      eachServer(world, row => {
        if (isUsable(row)) {
          Object.assign(row, {
            scur: '50',
            smax: '50',
            slim: '50',
            qcur: '14',
            qmax: '20',
          });
        }
      });
      writeRoutesOf(world).forEach(route => {
        Object.assign(rowOf(csvOf(world, route), route.proxy, 'BACKEND')!, {
          qcur: '14',
        });
        route.listener = 'hangs';
      });
    },
    expected: world => ({
      verdicts: hasClient(world) ? RED : BAD,
      codes: [
        'server-full',
        'clients-hang',
        'clients-queue',
        'servers-full',
        'clients-queued',
        'queue',
      ],
    }),
  },
];
