import { judgeObjects, type ApiObjects } from '../__testUtils__/foundClusters';
import { percona, PGO, spilo } from '../__testUtils__/kubernetesInputs';
import {
  patroniObjects,
  serviceObjects,
  together,
} from '../__testUtils__/patroniObjects';
import { toDatabase } from './views/toDatabase';

const LABELS = { application: 'spilo', 'cluster-name': 'demo' };
const LEADER = { ...LABELS, 'spilo-role': 'master' };
const REPLICA = { ...LABELS, 'spilo-role': 'replica' };

/** Services as they are shown, and what is said of them. */
function shown(objects: ApiObjects, preset = 'zalando') {
  const [{ snapshot, evaluation }] = Object.values(
    judgeObjects(objects, { preset }),
  );
  const { services } = toDatabase(snapshot, evaluation).kubernetes!;
  return {
    services: services.map(({ name, leadsTo, endpoints, agrees }) =>
      [name, leadsTo, endpoints.join(), String(agrees)].join(' '),
    ),
    said: evaluation.findings.map(
      ({ severity, code, params }) =>
        `${severity} ${code} ${params.service ?? params.where}`,
    ),
  };
}

type Slice = Parameters<typeof serviceObjects>[2]['slice'];

const bySelector = (slice: Slice, mode: 'endpoints' | 'configmaps') =>
  together(
    patroniObjects(spilo({ mode })),
    serviceObjects('demo-rw', LABELS, { selector: LEADER, slice }),
    serviceObjects('demo-ro', LABELS, {
      selector: REPLICA,
      slice: [['10.0.0.11', 'demo-1']],
    }),
  );

describe('Services that select by the role label', () => {
  it.each<[string, Slice, string, string[]]>([
    [
      'lead to the holder',
      [['10.0.0.10', 'demo-0']],
      'demo-rw leader 10.0.0.10:5432 true',
      [],
    ],
    [
      'lead to a replica',
      [['10.0.0.11', 'demo-1']],
      'demo-rw leader 10.0.0.11:5432 false',
      ['service-elsewhere demo-rw'],
    ],
    [
      'lead to a replica as well',
      [
        ['10.0.0.10', 'demo-0'],
        ['10.0.0.11', 'demo-1'],
      ],
      'demo-rw leader 10.0.0.10:5432,10.0.0.11:5432 false',
      ['service-elsewhere demo-rw'],
    ],
    [
      'lead nowhere, since the pod is not ready',
      [['10.0.0.10', 'demo-0', false]],
      'demo-rw leader  false',
      ['service-elsewhere demo-rw'],
    ],
    [
      'lead to an address that is gone',
      [['10.0.0.7', 'demo-0']],
      'demo-rw leader 10.0.0.7:5432 false',
      ['service-elsewhere demo-rw'],
    ],
    ['are not known', undefined, 'demo-rw leader  unknown', []],
  ])('%s', (_, slice, service, said) => {
    for (const mode of ['configmaps', 'endpoints'] as const) {
      const severity = mode === 'configmaps' ? 'critical' : 'warning';
      expect(shown(bySelector(slice, mode))).toEqual({
        services: ['demo-ro replicas 10.0.0.11:5432 true', service],
        said: said.map(text => `${severity} ${text}`),
      });
    }
  });

  it('are blamed for no label that is on the wrong pod', () => {
    const objects = bySelector([['10.0.0.11', 'demo-1']], 'endpoints');
    objects.pods![0].metadata!.labels!['spilo-role'] = 'replica';
    objects.pods![1].metadata!.labels!['spilo-role'] = 'master';
    expect(shown(objects).said).toEqual([
      'critical role-label-elsewhere demo-1',
    ]);
  });

  it('are not taken for the way to the leader when they lead to poolers', () => {
    const objects = together(
      patroniObjects(spilo()),
      serviceObjects('demo-pooler', LABELS, {
        selector: { ...LEADER, application: 'db-connection-pooler' },
        slice: [['10.0.0.20', 'demo-pooler-a']],
      }),
    );
    expect(shown(objects)).toEqual({
      services: ['demo-pooler other 10.0.0.20:5432 unknown'],
      said: [],
    });
  });

  it('say with replicas when the holder is among them', () => {
    const objects = together(
      patroniObjects(spilo()),
      serviceObjects('demo-ro', LABELS, {
        selector: REPLICA,
        slice: [['10.0.0.10', 'demo-0']],
      }),
      serviceObjects('demo-none', LABELS, { selector: REPLICA, slice: [] }),
    );
    expect(shown(objects).services).toEqual([
      'demo-none replicas  unknown',
      'demo-ro replicas 10.0.0.10:5432 false',
    ]);
  });
});

describe('Services that Patroni or an operator leads', () => {
  const labels = { [`${PGO}/cluster`]: 'cluster1' };
  const own = { ...labels, [`${PGO}/patroni`]: 'cluster1-ha' };
  const pgo = (slice: Slice, primary = '10.96.0.7') =>
    together(
      patroniObjects(percona()),
      serviceObjects('cluster1-ha', own, { clusterIP: '10.96.0.7', slice }),
      serviceObjects('cluster1-ha-config', own, { clusterIP: 'None' }),
      serviceObjects('cluster1-primary', labels, {
        clusterIP: 'None',
        slice: [[primary]],
      }),
      serviceObjects('cluster1-pods', labels, {
        clusterIP: 'None',
        selector: labels,
        slice: [
          ['10.0.0.10', 'cluster1-0'],
          ['10.0.0.11', 'cluster1-1'],
        ],
      }),
    );
  const others = [
    'cluster1-ha-config other  unknown',
    'cluster1-pods other 10.0.0.10:5432,10.0.0.11:5432 unknown',
  ];

  it('are followed through each other', () => {
    expect(shown(pgo([['10.0.0.10', 'cluster1-0']]), 'pgo')).toEqual({
      services: [
        'cluster1-ha leader 10.0.0.10:5432 true',
        ...others,
        'cluster1-primary leader 10.96.0.7:5432 true',
      ],
      said: [],
    });
  });

  it('are led by EndpointSlices, also when Endpoints are right', () => {
    expect(shown(pgo([['10.0.0.11', 'cluster1-1']]), 'pgo')).toEqual({
      services: [
        'cluster1-ha leader 10.0.0.11:5432 false',
        ...others,
        'cluster1-primary leader 10.96.0.7:5432 false',
      ],
      said: ['critical service-elsewhere cluster1-ha'],
    });
  });

  it('are judged by Endpoints where there are no slices', () => {
    expect(shown(pgo(undefined), 'pgo').services[0]).toBe(
      'cluster1-ha leader 10.0.0.10 true',
    );
  });

  it('are something else where their address belongs to nobody', () => {
    const { services, said } = shown(
      pgo([['10.0.0.10', 'cluster1-0']], '10.96.9.9'),
      'pgo',
    );
    expect(services.at(-1)).toBe(
      'cluster1-primary other 10.96.9.9:5432 unknown',
    );
    expect(said).toEqual([]);
  });

  it('may be another name', () => {
    const objects = together(
      patroniObjects(spilo()),
      serviceObjects('demo', LABELS, { slice: [['10.0.0.10', 'demo-0']] }),
      serviceObjects('demo-primary', LABELS, {
        externalName: 'demo.db.svc.cluster.local',
      }),
    );
    expect(shown(objects).services).toEqual([
      'demo leader 10.0.0.10:5432 true',
      'demo-primary leader  true',
    ]);
  });

  it('shows IPv6 addresses in brackets before their port', () => {
    const ip = '2001:db8::10';
    const objects = together(
      patroniObjects(spilo({ pods: [{ name: 'demo-0', ip }] })),
      serviceObjects('demo', LABELS, { slice: [['2001:DB8:0::10', 'demo-0']] }),
    );
    expect(shown(objects).services).toEqual([
      'demo leader [2001:DB8:0::10]:5432 true',
    ]);
  });
});
