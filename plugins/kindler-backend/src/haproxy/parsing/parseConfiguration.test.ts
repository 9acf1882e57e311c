import { parseConfiguration } from './parseConfiguration';

describe('parseConfiguration', () => {
  it('reads listeners, servers and where a frontend leads', () => {
    const proxies = parseConfiguration(`
global
  stats socket /run/haproxy/admin.sock # not a server
defaults
  default-server inter 1s weight 50
frontend in
  bind 10.0.0.5:5000,[::1]:5000 tfo
  use_backend "orders rw" if { always_true }
  default_backend orders_ro
backend "orders rw"
  option httpchk OPTIONS /primary
  default-server disabled
  server pg1 10.0.0.11:5432 check enabled
  server pg2 [fd00::2]:5432 weight 7 # disabled
  server spare unix@/run/x
userlist people
  user admin password server
listen orders_ro
  bind :5001
  http-check send meth OPTIONS uri /replica?lag=1MB
  server pg\\ 3 "\${HOST}:5432"
`);
    expect(proxies).toEqual([
      {
        name: 'in',
        kind: 'frontend',
        binds: ['10.0.0.5:5000', '[::1]:5000'],
        checks: [],
        backends: ['orders rw', 'orders_ro'],
        servers: [],
      },
      {
        name: 'orders rw',
        kind: 'backend',
        binds: [],
        checks: ['/primary'],
        backends: [],
        servers: [
          {
            name: 'pg1',
            address: { host: '10.0.0.11', port: 5432 },
            weight: 50,
            disabled: false,
          },
          {
            name: 'pg2',
            address: { host: 'fd00::2', port: 5432 },
            weight: 7,
            disabled: true,
          },
          { name: 'spare', address: undefined, weight: 50, disabled: true },
        ],
      },
      {
        name: 'orders_ro',
        kind: 'listen',
        binds: [':5001'],
        checks: ['/replica?lag=1MB'],
        backends: [],
        servers: [
          { name: 'pg 3', address: undefined, weight: 50, disabled: false },
        ],
      },
    ]);
  });

  it('reads what is cut off', () => {
    expect(parseConfiguration('listen a\n  bind\n  server x')).toMatchObject([
      { name: 'a', binds: [], servers: [] },
    ]);
    expect(parseConfiguration('')).toEqual([]);
  });
});
