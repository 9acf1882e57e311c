import type { World } from './World';
import { isMovedAway } from './changes/haproxy';
import { replicas } from './changes/members';

/** Traits of worlds: the faults that are possible, and who can see them. */
export const inKubernetes = (world: World) => world.kubernetes !== undefined;
export const byEndpoints = ({ kubernetes }: World) =>
  kubernetes?.records.some(({ subsets }) => subsets) === true;
export const hasRest = (world: World) =>
  world.members.some(({ rest }) => rest !== undefined);
export const hasPatroni = ({ managedBy }: World) => managedBy !== 'none';
export const hasReplica = (world: World) => replicas(world).length > 0;
export const isProbed = ({ probed }: World) => probed;

/** Whether it is not a standby cluster. */
export const isServing = ({ settings }: World) =>
  settings?.standby_cluster === undefined;

export const isStandbyCluster = (world: World) => !isServing(world);
export const isPaused = ({ cluster }: World) => cluster.pause === true;

/** Whether a route leads writes to the cluster. */
export const isRouted = (world: World) =>
  isServing(world) &&
  world.routes.some(
    route => route.intent === 'read-write' && !isMovedAway(world, route),
  );

/** Whether HAProxy asks Patroni where writes may go. */
export const isChecked = (world: World) =>
  isRouted(world) && world.routes.every(({ checks }) => checks === 'patroni');

/** Whether HAProxy's statistics show its servers' addresses in the form in which Patroni reports those of members. */
export const showsAddresses = (world: World) =>
  world.gateways.every(({ csv }) =>
    csv.rows.every(({ type, addr }) => type !== '2' || addr !== ''),
  ) &&
  !world.members.some(
    ({ entry, at }) => entry?.host !== undefined && entry.host !== at.host,
  ) &&
  !world.routes.some(({ leads }) => Object.values(leads).includes('leader'));

/** Whether HAProxy sends clients to another port than PostgreSQL's. */
export const hasPoolers = ({ gateways }: World) =>
  gateways.some(({ csv }) =>
    csv.rows.some(({ addr }) => addr.endsWith(':6432')),
  );

/** Whether HAProxy follows a new leader by its checks, is led to it, or does not exist. */
export const followsLeader = ({ routes }: World) =>
  routes.every(
    ({ checks, leads }) =>
      checks === 'patroni' || Object.values(leads).includes('leader'),
  );

/** Whether servers of its routes can be compared with members by address. */
export const isComparable = (world: World) =>
  isChecked(world) && showsAddresses(world);

/** Whether a client is tried on each write route. */
export const hasClient = (world: World) =>
  isRouted(world) &&
  world.routes.every(
    ({ client, intent }) => intent === 'read-only' || client !== undefined,
  );

/** Whether a client runs a query on some write route. */
export const hasQuery = (world: World) =>
  world.routes.some(
    ({ client, intent }) => intent === 'read-write' && client === 'query',
  );

/** Whether all of these hold. */
export const all =
  (...traits: Array<(world: World) => boolean>) =>
  (world: World) =>
    traits.every(trait => trait(world));

export const not = (trait: (world: World) => boolean) => (world: World) =>
  !trait(world);
