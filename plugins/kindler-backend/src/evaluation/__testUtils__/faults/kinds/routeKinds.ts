import { serversOf, settleBackend, type CsvRow } from '../CsvTable';
import {
  AMBER,
  NOT_GREEN,
  NOT_RED,
  RED,
  type KindOfFault,
} from '../KindOfFault';
import type { World, WorldRoute } from '../World';
import {
  csvOf,
  fall,
  ownServers,
  rise,
  writeRoutesOf,
} from '../changes/haproxy';
import { leaderOf, replicas } from '../changes/members';
import {
  all,
  hasPatroni,
  hasQuery,
  hasReplica,
  isChecked,
  isComparable,
  isRouted,
  showsAddresses,
} from '../traits';

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

const ofReplica = (world: World, route: WorldRoute, row: CsvRow) =>
  replicas(world).some(({ name }) => name === route.leads[row.svname]);

/** Where HAProxy sends clients, and who stays behind. */
export const ROUTE_KINDS: readonly KindOfFault[] = [
  {
    name: 'writes-spread-over-leader-and-replica',
    appliesTo: all(isChecked, hasReplica),
    change: world =>
      eachServer(world, (row, route) => {
        if (ofReplica(world, route, row)) {
          rise(row);
        }
      }),
    expected: world =>
      showsAddresses(world)
        ? {
            verdicts: RED,
            from: 24,
            codes: ['write-route-split', 'clients-read-only'],
          }
        : { verdicts: NOT_GREEN, from: 24 },
  },
  {
    name: 'writes-sent-to-a-replica',
    appliesTo: all(isChecked, hasReplica),
    change: world =>
      eachServer(world, (row, route) => {
        if (ofReplica(world, route, row)) {
          rise(row);
        } else {
          fall(row);
        }
      }),
    expected: world => ({
      verdicts: showsAddresses(world) || hasQuery(world) ? RED : NOT_GREEN,
      from: 24,
    }),
  },
  {
    name: 'servers-have-swapped-addresses',
    appliesTo: all(isComparable, hasReplica),
    change: world =>
      writeRoutesOf(world).forEach(route => {
        const leader = leaderOf(world)!;
        const [{ name }] = replicas(world);
        const at = (member: string) =>
          ownServers(world, route).find(
            ({ svname }) => route.leads[svname] === member,
          )!;
        const [one, other] = [at(leader), at(name)];
        [one.addr, other.addr] = [other.addr, one.addr];
        route.leads[one.svname] = name;
        route.leads[other.svname] = leader;
      }),
    expected: {
      verdicts: RED,
      from: 24,
      codes: ['write-route-elsewhere', 'clients-read-only'],
    },
  },
  {
    name: 'sessions-stay-on-a-server-that-is-down',
    appliesTo: all(isChecked, hasReplica),
    change: world =>
      eachServer(world, (row, route) => {
        if (ofReplica(world, route, row)) {
          row.scur = '12';
        }
      }),
    expected: {
      verdicts: AMBER,
      codes: ['sessions-left-behind'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'old-process-holds-sessions-on-a-former-leader',
    appliesTo: all(isComparable, hasReplica),
    change: world => {
      for (const gateway of world.gateways) {
        const route = writeRoutesOf(world).find(
          each => each.gateway === gateway.name,
        )!;
        const row = ownServers(world, route).find(each =>
          ofReplica(world, route, each),
        )!;
        gateway.processes = [
          { pid: 20, kind: 'current' },
          {
            pid: 10,
            kind: 'old',
            held: {
              sessions: 5,
              servers: [
                {
                  proxy: route.proxy,
                  server: row.svname,
                  address: row.addr,
                  sessions: 5,
                },
              ],
            },
          },
        ];
      }
    },
    expected: {
      verdicts: AMBER,
      codes: ['old-sessions-astray'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'old-process-does-not-answer',
    appliesTo: isRouted,
    change: world =>
      world.gateways.forEach(gateway => {
        gateway.processes = [
          { pid: 20, kind: 'current' },
          { pid: 10, kind: 'old' },
        ];
      }),
    expected: {
      verdicts: NOT_RED,
      codes: ['old-process-silent'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'proxy-renamed-in-the-configuration',
    appliesTo: isRouted,
    change: world =>
      world.routes.forEach(route => {
        const csv = csvOf(world, route);
        csv.rows
          .filter(({ pxname }) => pxname === route.proxy)
          .forEach(row => {
            row.pxname = `${route.proxy}_new`;
          });
        route.renamed = `${route.proxy}_new`;
      }),
    expected: {
      verdicts: AMBER,
      from: 8,
      codes: ['route-unknown'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'readers-have-no-server',
    appliesTo: all(isChecked, ({ routes }) =>
      routes.some(({ intent }) => intent === 'read-only'),
    ),
    change: world => {
      for (const route of world.routes.filter(
        ({ intent }) => intent === 'read-only',
      )) {
        ownServers(world, route).forEach(row => fall(row, 0, 'L4CON'));
        settleBackend(csvOf(world, route), route.proxy);
      }
    },
    expected: {
      verdicts: AMBER,
      codes: ['no-read-route', 'readers-closed'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'writes-go-to-two-clusters',
    appliesTo: all(isRouted, ({ routes }) =>
      routes.some(({ otherTargets }) => otherTargets.length > 0),
    ),
    change: world => {
      const [route] = writeRoutesOf(world);
      serversOf(csvOf(world, route), route.proxy)
        .filter(({ svname }) => !route.servers.includes(svname))
        .slice(0, 1)
        .forEach(row => rise(row));
      settleBackend(csvOf(world, route), route.proxy);
    },
    expected: { verdicts: RED, from: 6, codes: ['write-route-mixed'] },
  },
  {
    name: 'haproxy-restarts',
    appliesTo: all(isChecked, hasPatroni),
    change: (world, seconds) => {
      if (seconds < 2) {
        world.gateways.forEach(gateway => {
          gateway.fault = 'refused';
        });
        world.routes.forEach(route => {
          route.listener = 'refused';
        });
      }
    },
    expected: { verdicts: ['ok', 'unknown'], from: 14 },
  },
];
