import type { World } from '../World';
import { podOf } from '../changes/kubernetes';

/** The last replica streams from another replica, by its tag. */
export function cascading(world: World): World {
  const [leader, relay, last] = world.members;
  const tags = { replicatefrom: relay.name };
  Object.assign(last.entry!, { tags });
  last.own!.tags = tags;
  relay.own!.replication = leader.own!.replication!.filter(
    ({ application_name: name }) => name === last.name,
  );
  leader.own!.replication = leader.own!.replication!.filter(
    ({ application_name: name }) => name !== last.name,
  );
  relay.sql.standbys = leader.sql.standbys!.filter(
    ({ name }) => name === last.name,
  );
  leader.sql.standbys = leader.sql.standbys!.filter(
    ({ name }) => name !== last.name,
  );
  last.sql.upstream = relay.at;
  return world;
}

/** A switchover is planned for a far day, and a restart is pending everywhere. */
export function planned(world: World): World {
  const [leader] = world.members;
  for (const { entry, own } of world.members) {
    Object.assign(entry!, { pending_restart: true });
    own!.pending_restart = true;
  }
  return {
    ...world,
    cluster: {
      ...world.cluster,
      scheduled_switchover: {
        at: '2099-01-01T10:00:00+00:00',
        from: leader.name,
      },
    },
  };
}

const SCOPE = 'cluster-name';

/** Zalando's labels instead of PGO's. */
export function zalando(world: World): World {
  const kubernetes = world.kubernetes!;
  kubernetes.roleLabel = 'spilo-role';
  for (const object of [...kubernetes.records, ...kubernetes.pods]) {
    object.metadata!.labels = {
      application: 'spilo',
      [SCOPE]: 'demo',
    };
    object.metadata!.name = object.metadata!.name!.replace('hippo-ha', 'demo');
  }
  kubernetes.scope = 'demo';
  world.members.forEach(({ name }, index) => {
    podOf(world, name)!.metadata!.labels!['spilo-role'] =
      index === 0 ? 'master' : 'replica';
  });
  return { ...world, managedBy: 'patroni' };
}
