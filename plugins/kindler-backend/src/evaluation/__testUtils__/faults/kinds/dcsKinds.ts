import { AMBER, RED, type KindOfFault } from '../KindOfFault';
import type { RawCluster, World } from '../World';
import { checkServers } from '../changes/haproxy';
import { follow, holder, replicas } from '../changes/members';
import {
  all,
  hasReplica,
  hasRest,
  isChecked,
  isPaused,
  isServing,
  not,
} from '../traits';

/** `/cluster` as all tell it. */
function viewOf(world: World): RawCluster {
  return structuredClone({
    ...world.cluster,
    members: world.members.flatMap(({ entry }) => entry ?? []),
  });
}

const manyAsked = (world: World) =>
  world.members.filter(({ rest }) => rest).length > 2;

/** What happens to the DCS, and between it, the nodes and this backend. */
export const DCS_KINDS: readonly KindOfFault[] = [
  {
    name: 'dcs-gone-and-leader-demoted',
    appliesTo: all(hasRest, isServing, isChecked, not(isPaused)),
    change: (world, seconds) => {
      for (const member of world.members) {
        member.dcsAway = true;
        // Without the DCS `/cluster` gets an error.
        member.viewFault = 'http';
      }
      if (seconds >= 10) {
        const leader = holder(world);
        const timeline = leader.entry!.timeline!;
        follow(world, leader.name, timeline);
        Object.assign(leader, { dcsAway: true, viewFault: 'http' });
        world.members.forEach(({ own }) => {
          own!.cluster_unlocked = true;
          delete own!.replication;
        });
      }
      if (seconds >= 14) {
        checkServers(world, seconds - 14);
      }
    },
    expected: { verdicts: RED, from: 24 },
  },
  {
    name: 'dcs-gone-and-failsafe-holds',
    appliesTo: all(
      hasRest,
      isServing,
      ({ settings }) => settings?.failsafe_mode === true,
    ),
    change: world =>
      world.members.forEach(member => {
        member.dcsAway = true;
        member.own!.failsafe_mode_is_active = true;
      }),
    expected: {
      verdicts: AMBER,
      codes: ['failsafe-active'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'replica-does-not-reach-the-dcs',
    appliesTo: all(hasRest, hasReplica, isServing),
    change: (world, seconds) => {
      const [first, ...others] = replicas(world);
      const replica =
        [first, ...others].find(({ entry }) => entry?.role === 'replica') ??
        first;
      replica.dcsAway = true;
      if (seconds >= 20) {
        delete replica.entry;
      }
    },
    expected: {
      verdicts: AMBER,
      from: 34,
      codes: ['dcs-unseen', 'member-unlisted'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'nodes-disagree-about-the-leader',
    appliesTo: all(hasRest, manyAsked, isServing),
    change: world => {
      const [first] = replicas(world);
      const view = viewOf(world);
      for (const entry of view.members) {
        entry.role = entry.name === first.name ? 'leader' : 'replica';
      }
      first.view = view;
    },
    expected: { verdicts: RED, from: 40, codes: ['nodes-disagree'] },
  },
  {
    name: 'nodes-disagree-about-the-timeline',
    appliesTo: all(hasRest, manyAsked, isServing),
    change: world => {
      const [first] = replicas(world);
      const view = viewOf(world);
      for (const entry of view.members) {
        entry.timeline = entry.timeline! + 3;
      }
      first.view = view;
    },
    expected: { verdicts: RED, from: 40, codes: ['nodes-disagree'] },
  },
];
