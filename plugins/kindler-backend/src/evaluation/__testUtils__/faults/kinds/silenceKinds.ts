import {
  AMBER,
  BAD,
  NOT_GREEN,
  NOT_RED,
  RED,
  type KindOfFault,
} from '../KindOfFault';
import { cutOff, stopHaproxy } from '../changes/haproxy';
import { freeLock, leaderOf, replicas } from '../changes/members';
import {
  all,
  hasClient,
  hasQuery,
  hasReplica,
  hasRest,
  inKubernetes,
  isPaused,
  isRouted,
  isServing,
  not,
} from '../traits';

/** Sources that do not answer this backend. */
export const SILENCE_KINDS: readonly KindOfFault[] = [
  {
    name: 'kubernetes-api-silent',
    appliesTo: all(inKubernetes, isServing),
    change: world => {
      world.kubernetes!.fault = 'timeout';
      world.kubernetes!.operatorFault = 'timeout';
    },
    expected: {
      verdicts: ['degraded', 'unknown'],
      from: 12,
      neverVerdicts: RED,
    },
  },
  {
    name: 'all-patroni-apis-silent-from-here',
    appliesTo: all(hasRest, isServing),
    change: world =>
      world.members.forEach(member => {
        member.restFault = 'timeout';
      }),
    expected: world => ({
      verdicts: ['degraded', 'unknown'],
      from: 16,
      codes: ['lock-unknown', 'backend-cut-off'],
      neverVerdicts: hasQuery(world) ? RED : [],
    }),
  },
  {
    name: 'patroni-apis-want-certificates',
    appliesTo: all(hasRest, isServing),
    change: world =>
      world.members.forEach(member => {
        member.restFault = 'tls';
      }),
    expected: { verdicts: ['degraded', 'unknown'], from: 16 },
  },
  {
    name: 'one-replica-silent',
    appliesTo: all(
      hasReplica,
      isServing,
      world => hasRest(world) || world.probed,
    ),
    change: world => cutOff(world, replicas(world)[0].name),
    expected: {
      verdicts: AMBER,
      from: 14,
      codes: ['member-silent'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'leader-silent-only-from-here',
    appliesTo: all(hasRest, hasReplica, isServing, hasQuery),
    change: world => cutOff(world, leaderOf(world)!),
    expected: {
      verdicts: AMBER,
      from: 14,
      codes: ['holder-silent'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'all-nodes-silent-while-clients-are-served',
    appliesTo: all(hasClient, world => hasRest(world) || world.probed),
    change: world => {
      world.members.forEach(({ name }) => cutOff(world, name));
      if (world.kubernetes) {
        world.kubernetes.fault = 'timeout';
      }
    },
    expected: {
      verdicts: ['degraded', 'unknown'],
      from: 16,
      neverVerdicts: RED,
    },
  },
  {
    name: 'all-but-the-clients-silent',
    appliesTo: all(hasClient, world => hasRest(world) || world.probed),
    change: world => {
      world.members.forEach(({ name }) => cutOff(world, name));
      world.gateways.forEach(gateway => {
        gateway.fault = 'timeout';
      });
      if (world.kubernetes) {
        world.kubernetes.fault = 'timeout';
        world.kubernetes.operatorFault = 'timeout';
      }
    },
    expected: {
      verdicts: ['degraded', 'unknown'],
      from: 12,
      neverVerdicts: RED,
    },
  },
  {
    name: 'backend-cut-off',
    appliesTo: isServing,
    change: world => {
      world.members.forEach(({ name }) => cutOff(world, name));
      world.gateways.forEach(({ name }) => stopHaproxy(world, name));
      world.routes.forEach(route => {
        route.listener = 'unreachable';
      });
      if (world.kubernetes) {
        world.kubernetes.fault = 'timeout';
        world.kubernetes.operatorFault = 'timeout';
      }
    },
    expected: {
      verdicts: ['unknown'],
      from: 12,
      codes: ['backend-cut-off', 'lock-unknown'],
    },
  },
  {
    name: 'statistics-silent',
    appliesTo: isRouted,
    change: world =>
      world.gateways.forEach(gateway => {
        gateway.fault = 'timeout';
      }),
    expected: {
      verdicts: AMBER,
      from: 8,
      codes: ['route-unknown'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'statistics-want-a-password',
    appliesTo: isRouted,
    change: world =>
      world.gateways.forEach(gateway => {
        gateway.fault = 'auth';
      }),
    expected: {
      verdicts: AMBER,
      from: 8,
      codes: ['route-unknown'],
      neverVerdicts: RED,
    },
  },
  {
    name: 'lock-free-in-the-dcs-while-all-else-is-well',
    appliesTo: all(hasRest, isServing, hasReplica, not(isPaused)),
    change: world => freeLock(world),
    expected: world => ({
      verdicts: hasQuery(world) ? BAD : NOT_GREEN,
      from: 34,
      codes: ['no-leader'],
    }),
  },
  {
    name: 'one-answer-of-each-source-lost',
    appliesTo: isServing,
    change: (world, seconds) => {
      if (seconds < 2) {
        world.members.forEach(({ name }) => cutOff(world, name));
        world.gateways.forEach(gateway => {
          gateway.fault = 'timeout';
        });
        if (world.kubernetes) {
          world.kubernetes.fault = 'timeout';
        }
      }
    },
    expected: { verdicts: NOT_RED, from: 0, neverVerdicts: RED },
  },
];
