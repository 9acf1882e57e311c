import type { World } from '../World';
import type { HealthyWorld } from './HealthyWorld';
import { attach } from './attach';
import {
  behindService,
  severalRoutes,
  twoTargets,
  withBackups,
  withPoolers,
} from './gatewayVariants';
import { HOSTS } from './hosts';
import { patroniWorld } from './patroniWorld';

const made = (
  name: string,
  more: Partial<Parameters<typeof patroniWorld>[0]> = {},
) => patroniWorld({ name, version: '4.0.10', hosts: HOSTS, ...more });

const ok = (world: World): HealthyWorld => ({ world, verdict: 'ok' });

const DNS = {
  'db1.example': '10.0.4.11',
  'db2.example': '10.0.4.12',
  'db3.example': '10.0.4.13',
};
const V6 = {
  six1: '2001:db8::a:11',
  six2: '2001:db8::a:12',
  six3: '2001:db8::a:13',
};

/** Ways to set HAProxy up in front of a Patroni cluster. */
export const GATEWAY_WORLDS: readonly HealthyWorld[] = [
  ok(
    attach(made('haproxy-2.0-patroni-1.6', { version: '1.6.5' }), {
      line: '2.0',
      client: 'startup',
    }),
  ),
  ok(
    attach(
      made('haproxy-3.4-patroni-3.3', { version: '3.3.11', probed: true }),
      {
        line: '3.4',
        client: 'query',
      },
    ),
  ),
  ok(
    attach(made('separate-frontend'), {
      client: 'query',
      frontend: proxy => `fe_${proxy}`,
    }),
  ),
  ok(attach(made('without-legends-same-names'), { address: () => undefined })),
  {
    world: attach(made('without-legends-other-names'), {
      address: () => undefined,
      server: member => `srv-${member}`,
    }),
    verdict: 'unknown',
  },
  ok(
    attach(made('without-legends-other-names-query-client', { probed: true }), {
      address: () => undefined,
      server: member => `srv-${member}`,
      client: 'query',
    }),
  ),
  {
    world: attach(
      made('members-by-name-servers-by-address', {
        hosts: DNS,
        told: address =>
          Object.entries(DNS).find(([, host]) => host === address)![0],
      }),
      { server: member => member.split('.')[0] },
    ),
    verdict: 'unknown',
  },
  ok(
    attach(made('ipv6', { hosts: V6, probed: true }), {
      client: 'query',
      address: member =>
        `${V6[member as keyof typeof V6]
          .toUpperCase()
          .replace('::', ':0:0:0:0:')}:5432`,
    }),
  ),
  ok(
    attach(made('spare-slots'), {
      client: 'startup',
      line: '2.6',
      spare: ['pg4', 'pg5'].map(name => ({
        name,
        up: false,
        status: 'MAINT (resolution)',
      })),
    }),
  ),
  ok(withBackups(made('backups-without-allbackups'))),
  ok(withPoolers(made('pooler-beside-each-member'))),
  ok(behindService(made('tcp-check-behind-service'), 'query')),
  { world: behindService(made('nodeport'), 'startup'), verdict: 'unknown' },
  ok(severalRoutes(made('several-routes-and-gateways', { probed: true }))),
  ok(twoTargets(made('two-targets'), 'here')),
  ok(twoTargets(made('moved-away'), 'elsewhere')),
];
