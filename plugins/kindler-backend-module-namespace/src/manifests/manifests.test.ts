import type { NamespaceSettings } from '../NamespaceSettings';
import type { NamespaceSpec } from '../NamespaceSpec';
import { driftOf } from '../NamespaceWork';
import {
  accountManifest,
  limitsManifest,
  networkManifest,
  quotaManifest,
} from './contentManifests';
import { labelsOf } from './labels';
import { namespaceManifest } from './namespaceManifest';
import { postgresManifest } from './postgresManifest';

const SHOP = { name: 'shop', owner: 'group:default/team-a', details: {} };
const SPEC: NamespaceSpec = {
  cluster: 'dev',
  cpu: '4',
  memory: '8Gi',
  storage: '20Gi',
  pods: 30,
  isolated: true,
};
const place = { namespace: 'shop', labels: labelsOf(SHOP, 'kindler') };
const network = networkManifest(place, SPEC, ['ingress']);

it('are what they are', () => {
  const settings = { manager: 'kindler', labels: { tier: 'dev' } };
  expect([
    namespaceManifest(SHOP, settings as unknown as NamespaceSettings, 'uid-1'),
    quotaManifest(place, SPEC, false),
    limitsManifest(place),
    network,
    networkManifest(place, { ...SPEC, isolated: false }, []),
    accountManifest(place),
    postgresManifest(
      place,
      { version: 16, replicas: 2, storage: '5Gi' },
      false,
    ),
  ]).toMatchSnapshot();
});

it('let no pod in where the environment is stopped', () =>
  expect(quotaManifest(place, SPEC, true).spec.hard).toMatchObject({
    pods: '0',
    'limits.cpu': '4',
  }));

it.each([
  ['group:default/team', 'group.default.team'],
  ['group:default/a team', undefined],
  [`user:default/${'a'.repeat(60)}`, undefined],
  ['group:default/x-', undefined],
  [undefined, undefined],
])('label the owner %s as %s', (owner, label) =>
  expect(
    labelsOf({ name: 'shop', owner }, 'kindler')['kindler.dev/owner'],
  ).toBe(label),
);

describe('driftOf', () => {
  const textsOf = (...args: Parameters<typeof driftOf>) =>
    driftOf(...args).map(({ text }) => text);
  const quota = quotaManifest(place, SPEC, false);
  const { hard } = quota.spec;
  const changed = (more: object) => ({
    ...quota,
    spec: { hard: { ...hard, ...more } },
  });

  it.each<[string, object, string[]]>([
    ['the same amount', { memory: '1', 'limits.memory': '8192Mi' }, []],
    ['what others limit besides', { services: '5' }, []],
    [
      'another amount',
      { pods: '50' },
      ['ResourceQuota: spec.hard.pods is "50", not "30"'],
    ],
    [
      'what is gone',
      { pods: undefined },
      ['ResourceQuota: spec.hard.pods is not set, not "30"'],
    ],
  ])('sees %s', (_, more, found) =>
    expect(textsOf(quota, changed(more))).toEqual(found),
  );

  it('sees a policy that lets more in', () => {
    const more = { ...network.spec, ingress: [...network.spec.ingress, {}] };
    expect(textsOf(network, { ...network, spec: more })).toEqual([
      'NetworkPolicy: spec.ingress has 2 items, not 1',
    ]);
    const selector = { podSelector: { matchLabels: { app: 'web' } } };
    expect(
      textsOf(network, { ...network, spec: { ...network.spec, ...selector } }),
    ).toEqual([
      'NetworkPolicy: spec.podSelector.matchLabels is {"app":"web"}, not not set',
    ]);
    expect(textsOf(network, undefined)).toEqual([
      "NetworkPolicy 'kindler' is missing",
    ]);
  });
});
