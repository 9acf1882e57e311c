import { isMovedAway } from './changes/haproxy';
import { leaderOf, replicas } from './changes/members';
import type { World } from './World';

/** What kinds of faults a world can have, and who can see them. */
export const inKubernetes = (world: World) => world.kubernetes !== undefined;
export const byEndpoints = ({ kubernetes }: World) =>
  kubernetes?.records.some(({ subsets }) => subsets) === true;
export const hasRest = (world: World) =>
  world.members.some(({ rest }) => rest !== undefined);
export const hasPatroni = ({ managedBy }: World) => managedBy !== 'none';
export const hasReplica = (world: World) => replicas(world).length > 0;
export const isProbed = ({ probed }: World) => probed;

/** The lock holder of a cluster that takes writes. */
export const isServing = (world: World) =>
  world.members.find(({ name }) => name === leaderOf(world))?.entry?.role !==
  'standby_leader';

export const isStandbyCluster = (world: World) => !isServing(world);
export const isPaused = ({ cluster }: World) => cluster.pause === true;

/** Writes of some route lead to the cluster. */
export const isRouted = (world: World) =>
  isServing(world) &&
  world.routes.some(
    route => route.intent === 'read-write' && !isMovedAway(world, route),
  );

/** HAProxy asks Patroni where writes may go. */
export const isChecked = (world: World) =>
  isRouted(world) && world.routes.every(({ checks }) => checks === 'patroni');

/** Servers of its routes can be compared with members by their addresses. */
export const isComparable = (world: World) =>
  isChecked(world) &&
  world.gateways.every(({ csv }) =>
    csv.rows.every(({ type, addr }) => type !== '2' || addr !== ''),
  ) &&
  !world.members.some(
    ({ entry, at }) => entry?.host !== undefined && entry.host !== at.host,
  );

/** A client is tried on each route for writes. */
export const hasClient = (world: World) =>
  isRouted(world) &&
  world.routes.every(
    ({ client, intent }) => intent === 'read-only' || client !== undefined,
  );

/** A client asks a query on some route for writes. */
export const hasQuery = (world: World) =>
  world.routes.some(
    ({ client, intent }) => intent === 'read-write' && client === 'query',
  );

/** All of these. */
export const all =
  (...traits: Array<(world: World) => boolean>) =>
  (world: World) =>
    traits.every(trait => trait(world));

export const not = (trait: (world: World) => boolean) => (world: World) =>
  !trait(world);
