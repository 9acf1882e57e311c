import type { World } from '../World';
import type { HealthyWorld } from './HealthyWorld';
import { attach } from './attach';
import { HOSTS } from './hosts';
import { kubernetesWorld } from './kubernetesWorld';
import { cascading, planned, zalando } from './otherVariants';
import { patroniWorld } from './patroniWorld';
import { plainWorld } from './plainWorld';

const ok = (world: World): HealthyWorld => ({ world, verdict: 'ok' });

const V41 = 'v4.1.4/01-healthy';
const [FIRST] = Object.entries(HOSTS);
const single = (name: string) =>
  patroniWorld({
    name,
    version: '3.3.11',
    hosts: Object.fromEntries([FIRST]),
  });

/** Kubernetes, clusters of other sizes, and PostgreSQL without Patroni. */
export const OTHER_WORLDS: readonly HealthyWorld[] = [
  ok(kubernetesWorld({ name: 'pgo-4.1-endpoints', sample: V41 })),
  ok(
    kubernetesWorld({ name: 'pgo-3.0-endpoints', sample: 'v3.0.2/01-healthy' }),
  ),
  ok(
    kubernetesWorld({
      name: 'pgo-4.1-configmaps',
      sample: V41,
      mode: 'configmaps',
    }),
  ),
  ok(kubernetesWorld({ name: 'pgo-4.1-sql', sample: V41, probed: true })),
  ok(
    attach(
      kubernetesWorld({
        name: 'pgo-4.1-operator-sql-query-client',
        sample: V41,
        probed: true,
        operator: true,
      }),
      { client: 'query' },
    ),
  ),
  ok(
    attach(
      kubernetesWorld({
        name: 'pgo-4.1-configmaps-startup-client',
        sample: V41,
        mode: 'configmaps',
        operator: true,
      }),
      { client: 'startup' },
    ),
  ),
  ok(
    zalando(kubernetesWorld({ name: 'zalando', sample: 'v3.0.2/01-healthy' })),
  ),
  ok(attach(single('single-member'), { client: 'query', reads: false })),
  ok(single('single-member-alone')),
  ok(
    attach(
      patroniWorld({
        name: 'five-members-sql',
        version: '4.1.4',
        probed: true,
        hosts: { ...HOSTS, 'pg-d': '10.0.3.14', 'pg-e': '10.0.3.15' },
      }),
      { client: 'query' },
    ),
  ),
  ok(
    cascading(
      patroniWorld({
        name: 'cascading-replica',
        version: '2.1.7',
        hosts: HOSTS,
      }),
    ),
  ),
  ok(
    planned(
      patroniWorld({
        name: 'planned-switchover-and-restart',
        version: '3.3.11',
        hosts: HOSTS,
      }),
    ),
  ),
  ok(plainWorld('no-patroni', ['10.0.5.11', '10.0.5.12'])),
  ok(
    attach(plainWorld('no-patroni-query-client', ['10.0.5.11', '10.0.5.12']), {
      client: 'query',
      checks: 'tcp',
    }),
  ),
  ok(
    attach(plainWorld('no-patroni-single', ['10.0.5.11']), {
      client: 'startup',
      checks: 'tcp',
      reads: false,
    }),
  ),
];
