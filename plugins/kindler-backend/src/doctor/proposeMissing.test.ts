import type { KindlerConfig } from '../config';
import type { Examination } from './examine';
import { proposeMissing } from './proposeMissing';

const server = (name: string, address: string) => ({
  name,
  address,
  status: 'UP',
  up: true,
});

describe('proposeMissing', () => {
  it('names the proxies of known clusters that no route follows, and what nobody tells', async () => {
    const config = {
      gateways: [{ name: 'edge' }],
      routes: [{ name: 'orders-rw', gateway: 'edge', proxy: 'orders_rw' }],
    } as KindlerConfig;
    const examination = {
      databases: [
        {
          name: 'orders',
          members: [
            {
              name: 'orders-1',
              role: 'unknown',
              host: '10.0.0.11',
              port: 5432,
            },
          ],
        },
      ],
      gateways: [
        {
          name: 'edge',
          statistics: { status: 'fresh' },
          proxies: [
            { name: 'orders_rw', servers: [server('pg1', '10.0.0.11:5432')] },
            {
              name: 'reports',
              listeners: ['10.0.0.5:5001'],
              servers: [server('pg1', '10.0.0.11:5432')],
            },
            { name: 'web', servers: [server('app', '10.0.0.30:8080')] },
          ],
        },
      ],
    } as unknown as Examination;
    expect(await proposeMissing(config, examination)).toEqual({
      routes: [
        {
          name: 'reports',
          gateway: 'edge',
          proxy: 'reports',
          listener: { host: '10.0.0.5', port: 5001 },
          targets: [{ name: 'orders', database: 'orders', servers: ['pg1'] }],
        },
      ],
      open: [expect.stringMatching(/reports is for/)],
    });
  });
});
