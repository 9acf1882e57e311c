import type { JsonObject } from '@backstage/types';
import { checkDetails } from '../checkDetails';
import { HOST_SCHEMA, readHostRoutes } from './readHostRoutes';

const read = (registration: JsonObject, details: JsonObject = {}) => {
  checkDetails(registration, HOST_SCHEMA);
  return readHostRoutes(
    {
      name: 'shop',
      provider: 'k3d',
      details,
      connections: [],
      registration,
    },
    { baseDomain: 'lab.test', clusterHost: '10.0.0.5' },
  );
};

describe('readHostRoutes', () => {
  it('leads all services to the HTTP port of the environment', () => {
    expect(read({}, { httpPort: 18090 })).toEqual([
      {
        server: 'shop',
        address: { host: '10.0.0.5', port: 18090 },
        hosts: ['*.shop.lab.test'],
      },
    ]);
  });

  it('waits for a port that is chosen later', () => {
    const about = {
      name: 'shop',
      provider: 'k3d',
      details: {},
      connections: [],
      registration: {},
      allocates: ['httpPort' as const],
    };
    expect(() =>
      readHostRoutes(about, { baseDomain: 'lab.test', clusterHost: '::1' }),
    ).toThrow(/httpPort is not chosen yet/);
  });

  it('leads single services and further hosts elsewhere', () => {
    expect(
      read({
        address: '10.0.0.7:80',
        services: [{ name: 'api', address: '[fd00::7]:81' }],
        hosts: ['store.lab.test'],
      }),
    ).toEqual([
      {
        server: 'shop.api',
        address: { host: 'fd00::7', port: 81 },
        hosts: ['api.shop.lab.test'],
      },
      {
        server: 'shop',
        address: { host: '10.0.0.7', port: 80 },
        hosts: ['*.shop.lab.test', 'store.lab.test'],
      },
    ]);
  });

  it.each<[JsonObject, RegExp]>([
    [{}, /address is missing.*no HTTP port/],
    [{ address: 'shop.local:80' }, /address 'shop.local:80' is not an IP/],
    [{ address: '10.0.0.7:0' }, /address '10.0.0.7:0'/],
    [{ address: '10.0.0.7:80 check' }, /address/],
    [{ address: '10.0.0.7:80;disable server x' }, /address/],
    [
      { services: [{ name: 'a.b', address: '10.0.0.7:80' }] },
      /services\[0\].name/,
    ],
    [{ services: [{ name: 'a', address: 'x' }] }, /services\[0\].address/],
    [
      {
        services: ['a', 'a'].map(name => ({ name, address: '10.0.0.7:80' })),
      },
      /services names 'a' twice/,
    ],
    [
      { address: '10.0.0.7:80', hosts: ['a.other.lab.test'] },
      /belongs to an environment 'other'/,
    ],
    [{ address: '10.0.0.7:80', hosts: ['a.b.c.lab.test'] }, /one label before/],
    [{ address: '10.0.0.7:80', hosts: ['shop.example.com'] }, /one label/],
    [{ address: '10.0.0.7:80', hosts: ['.*.lab.test'] }, /hosts.0/],
    [{ address: '10.0.0.7:80', hosts: ['a lab.test'] }, /hosts.0/],
  ])('refuses %j and names the field', (registration, message) => {
    expect(() => read(registration)).toThrow(message);
  });
});
