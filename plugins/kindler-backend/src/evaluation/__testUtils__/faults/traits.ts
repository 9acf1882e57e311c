import type { World } from './World';
import { isMovedAway } from './changes/haproxy';
import { replicas } from './changes/members';

/** What kinds of faults a world can have, and who can see them. */
export const inKubernetes = (world: World) => world.kubernetes !== undefined;
export const byEndpoints = ({ kubernetes }: World) =>
  kubernetes?.records.some(({ subsets }) => subsets) === true;
export const hasRest = (world: World) =>
  world.members.some(({ rest }) => rest !== undefined);
export const hasPatroni = ({ managedBy }: World) => managedBy !== 'none';
export const hasReplica = (world: World) => replicas(world).length > 0;
export const isProbed = ({ probed }: World) => probed;

/** It is no standby cluster. */
export const isServing = ({ settings }: World) =>
  settings?.standby_cluster === undefined;

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

/** HAProxy's statistics show where its servers are, in the form in which Patroni tells it of members. */
export const showsAddresses = (world: World) =>
  world.gateways.every(({ csv }) =>
    csv.rows.every(({ type, addr }) => type !== '2' || addr !== ''),
  ) &&
  !world.members.some(
    ({ entry, at }) => entry?.host !== undefined && entry.host !== at.host,
  ) &&
  !world.routes.some(({ leads }) => Object.values(leads).includes('leader'));

/** HAProxy sends clients to another port than PostgreSQL's. */
export const hasPoolers = ({ gateways }: World) =>
  gateways.some(({ csv }) =>
    csv.rows.some(({ addr }) => addr.endsWith(':6432')),
  );

/** HAProxy follows a new leader by its checks, or is led to it, or there is none. */
export const followsLeader = ({ routes }: World) =>
  routes.every(
    ({ checks, leads }) =>
      checks === 'patroni' || Object.values(leads).includes('leader'),
  );

/** Servers of its routes can be compared with members by their addresses. */
export const isComparable = (world: World) =>
  isChecked(world) && showsAddresses(world);

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
