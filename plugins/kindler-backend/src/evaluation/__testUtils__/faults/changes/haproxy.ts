import { rowOf, serversOf, settleBackend, type CsvRow } from '../CsvTable';
import { memberOf, type World, type WorldRoute } from '../World';
import { leaderOf } from './members';

/** The statistics of a route's HAProxy. */
export function csvOf(world: World, route: WorldRoute) {
  return world.gateways.find(({ name }) => name === route.gateway)!.csv;
}

/** The rows of a route's own servers. */
export function ownServers(world: World, route: WorldRoute): CsvRow[] {
  return serversOf(csvOf(world, route), route.proxy).filter(row =>
    route.servers.includes(row.svname),
  );
}

export function writeRoutesOf(world: World): WorldRoute[] {
  return world.routes.filter(({ intent }) => intent === 'read-write');
}

/** Marks a server as passing its checks. */
export function rise(row: CsvRow, seconds = 0): void {
  Object.assign(row, {
    status: 'UP',
    check_status: row.check_status.startsWith('L4') ? 'L4OK' : 'L7OK',
    check_code: row.check_status.startsWith('L4') ? '' : '200',
    check_health: '4',
    last_chk: '',
    lastchg: String(seconds),
  });
}

/** Marks a server whose checks failed often enough. */
export function fall(
  row: CsvRow,
  seconds = 0,
  check: 'L7STS' | 'L4CON' | 'L4TOUT' | 'L7TOUT' = 'L7STS',
): void {
  Object.assign(row, {
    status: 'DOWN',
    check_status: check,
    check_code: check === 'L7STS' ? '503' : '',
    check_health: '0',
    last_chk: check === 'L7STS' ? 'Service Unavailable' : 'Connection refused',
    lastchg: String(seconds),
    scur: '0',
  });
}

/** Servers that were taken out by hand stay so, whatever their checks would say. */
function isChecked(row: CsvRow): boolean {
  return !/^(MAINT|DRAIN|no check)/.test(row.status);
}

/** Updates the check results of the servers in every HAProxy. A changed state is this many seconds old. */
export function checkServers(world: World, seconds = 0): void {
  for (const route of world.routes) {
    for (const row of ownServers(world, route).filter(isChecked)) {
      const passes = passesCheck(world, route, row);
      const up = row.status.startsWith('UP');
      if (passes && !up) {
        rise(row, seconds);
      } else if (!passes && up) {
        fall(row, seconds, checkOf(world, route, row));
      }
    }
    settleBackend(csvOf(world, route), route.proxy, route.allBackups);
  }
}

function targetOf(world: World, route: WorldRoute, row: CsvRow) {
  const target = route.leads[row.svname];
  const name = target === 'leader' ? leaderOf(world) : target;
  return world.members.find(member => member.name === name);
}

function passesCheck(world: World, route: WorldRoute, row: CsvRow): boolean {
  const member = targetOf(world, route, row);
  if (!member) {
    return route.leads[row.svname] === 'foreign';
  }
  if (route.checks === 'tcp') {
    return member.postgres !== 'down';
  }
  if (member.restFault) {
    return false;
  }
  const leads =
    member.entry?.role === 'leader' && leaderOf(world) === member.name;
  if (route.intent === 'read-write') {
    return leads;
  }
  const running = member.own
    ? member.own.state === 'running'
    : member.postgres !== 'down' && member.postgres !== 'starting';
  return running && !leads && member.own?.role !== 'standby_leader';
}

function checkOf(world: World, route: WorldRoute, row: CsvRow) {
  const member = targetOf(world, route, row);
  if (member?.restFault === 'timeout') {
    return 'L7TOUT';
  }
  const answers = route.checks === 'patroni' && member && !member.restFault;
  return answers ? 'L7STS' : 'L4CON';
}

/** The frontend of a route. */
export function frontendOf(world: World, route: WorldRoute): CsvRow {
  return rowOf(csvOf(world, route), route.frontend ?? route.proxy, 'FRONTEND')!;
}

/** Stops HAProxy: nobody listens, and its statistics do not answer. */
export function stopHaproxy(world: World, gateway: string): void {
  world.gateways.find(({ name }) => name === gateway)!.fault = 'refused';
  for (const route of world.routes) {
    if (route.gateway === gateway) {
      route.listener = 'refused';
    }
  }
}

/** Silences all of a member's sources that are asked. */
export function cutOff(world: World, name: string): void {
  const member = memberOf(world, name);
  member.restFault = 'timeout';
  member.sqlFault = 'timeout';
}

/** Whether operators took our servers out and there are others. */
export function isMovedAway(world: World, route: WorldRoute): boolean {
  const own = ownServers(world, route);
  return route.otherTargets.length > 0 && own.every(row => !isChecked(row));
}
