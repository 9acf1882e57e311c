import { BAD, NOT_GREEN, NOT_RED, RED, type KindOfFault } from '../KindOfFault';
import type { World } from '../World';
import { annotate, recordOf, relabel } from '../changes/kubernetes';
import { leaderOf, replicas } from '../changes/members';
import { all, byEndpoints, inKubernetes, not } from '../traits';

const byConfigMaps = all(inKubernetes, not(byEndpoints));
/** Where the Endpoints of the leader lead. */
function leadTo(
  world: World,
  addresses: Array<{ ip: string; targetRef?: { name: string } }>,
) {
  const record = recordOf(world, 'leader')!;
  record.subsets = addresses.length > 0 ? [{ addresses }] : [];
}

/** What happens to a cluster's objects in Kubernetes. */
export const KUBERNETES_KINDS: readonly KindOfFault[] = [
  {
    name: 'two-pods-labelled-as-leader',
    appliesTo: inKubernetes,
    change: world => relabel(world, replicas(world)[0].name, 'leader'),
    expected: { verdicts: RED, from: 40, codes: ['pods-labelled-leader'] },
  },
  {
    name: 'label-of-the-leader-on-another-pod',
    appliesTo: byConfigMaps,
    change: world => {
      relabel(world, leaderOf(world)!, 'replica');
      relabel(world, replicas(world)[0].name, 'leader');
    },
    expected: { verdicts: BAD, codes: ['role-label-elsewhere'] },
  },
  {
    name: 'no-pod-labelled-as-leader',
    appliesTo: byConfigMaps,
    change: world => relabel(world, leaderOf(world)!, 'replica'),
    expected: { verdicts: BAD, codes: ['role-label-elsewhere'] },
  },
  {
    name: 'endpoints-lead-to-another-pod',
    appliesTo: byEndpoints,
    change: world => {
      const { name, at } = replicas(world)[0];
      leadTo(world, [{ ip: at.host, targetRef: { name } }]);
    },
    expected: { verdicts: RED, codes: ['endpoint-elsewhere'] },
  },
  {
    name: 'endpoints-keep-an-old-address',
    appliesTo: byEndpoints,
    change: world =>
      leadTo(world, [
        { ip: '10.244.9.99', targetRef: { name: leaderOf(world)! } },
      ]),
    expected: { verdicts: RED, codes: ['endpoint-elsewhere'] },
  },
  {
    name: 'endpoints-lead-nowhere',
    appliesTo: byEndpoints,
    change: world => leadTo(world, []),
    expected: { verdicts: RED, codes: ['endpoint-elsewhere'] },
  },
  {
    name: 'endpoints-lead-to-two-pods',
    appliesTo: byEndpoints,
    change: world =>
      leadTo(
        world,
        world.members.map(({ name, at }) => ({
          ip: at.host,
          targetRef: { name },
        })),
      ),
    expected: { verdicts: RED, codes: ['endpoint-elsewhere'] },
  },
  {
    name: 'lock-not-renewed-and-nobody-takes-it',
    appliesTo: inKubernetes,
    change: world => {
      world.kubernetes!.renewing = false;
    },
    expected: {
      verdicts: NOT_GREEN,
      from: 26,
      codes: ['lock-not-renewed', 'no-leader'],
    },
    until: 80,
  },
  {
    name: 'lock-not-renewed-in-the-end-critical',
    appliesTo: all(
      inKubernetes,
      ({ routes, probed }) => routes.length === 0 && !probed,
    ),
    change: world => {
      world.kubernetes!.renewing = false;
    },
    expected: { verdicts: RED, from: 66, codes: ['no-leader'] },
    until: 80,
  },
  {
    name: 'record-of-the-lock-deleted',
    appliesTo: inKubernetes,
    change: world => {
      const { records } = world.kubernetes!;
      records.splice(records.indexOf(recordOf(world, 'leader')!), 1);
    },
    expected: {
      verdicts: NOT_GREEN,
      from: 40,
      codes: ['no-leader', 'lock-unknown', 'lock-record-missing'],
    },
  },
  {
    name: 'lock-given-up-and-nobody-takes-it',
    appliesTo: all(inKubernetes, ({ routes }) => routes.length === 0),
    change: world => annotate(recordOf(world, 'leader'), { leader: undefined }),
    expected: { verdicts: BAD, from: 34, codes: ['no-leader'] },
  },
  {
    name: 'configuration-annotation-broken',
    appliesTo: inKubernetes,
    change: world =>
      annotate(recordOf(world, 'config'), { config: '{"ttl": 30,' }),
    expected: { verdicts: NOT_RED, from: 0, neverVerdicts: RED },
  },
];
