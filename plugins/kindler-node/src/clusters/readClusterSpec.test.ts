import type { JsonObject } from '@backstage/types';
import { readClusterSpec } from './readClusterSpec';

const DEFAULTS = { image: 'rancher/k3s:v1.31.5-k3s1', servers: 1, agents: 0 };
const read = (details: JsonObject, subnet = true) =>
  readClusterSpec(details, DEFAULTS, { nameLength: 32, servers: 5, subnet });

it('takes what was asked for, and the rest as it is configured', () => {
  expect(read({ nodePort: 30007 })).toEqual({ ...DEFAULTS, ports: {} });
  expect(
    read({
      agents: 2,
      apiPort: 16443,
      httpsPort: 18443,
      subnet: '10.101.0.0/16',
    }),
  ).toEqual({
    ...DEFAULTS,
    agents: 2,
    ports: { api: 16443, https: 18443 },
    subnet: '10.101.0.0/16',
  });
});

it.each([
  [{ image: '--privileged' }, 'image must be'],
  [{ image: 'a\nb' }, 'image must be'],
  [{ servers: 0 }, 'servers must be a whole number between 1 and 5'],
  [{ servers: 2 }, 'servers is 2'],
  [{ servers: '1' }, 'servers must be'],
  [{ agents: 11 }, 'agents must be'],
  [{ httpPort: 80 }, 'httpPort must be'],
  [{ apiPort: 2000, httpPort: 2000 }, 'httpPort is 2000, as apiPort is'],
  [{ subnet: '999.999.1.1/99' }, 'subnet is no subnet'],
  [{ subnet: '10.101.0.1/16' }, 'subnet has bits of a host'],
  [{ subnet: '10.101.0.0/30' }, 'subnet must have between'],
  [{ subnet: 7 }, 'subnet must be a text'],
])('refuses %j by its field', (details, message) =>
  expect(() => read(details)).toThrow(message),
);

it('refuses a subnet where the tool has none', () =>
  expect(() => read({ subnet: '10.101.0.0/16' }, false)).toThrow(
    'subnet cannot be chosen',
  ));
