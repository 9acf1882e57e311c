import { parseSessions } from './parseSessions';

describe('parseSessions', () => {
  it('reads clients with their servers', () => {
    expect(
      parseSessions(`0x55e1: proto=unix_stream src=unix:1 fe=GLOBAL be=<NONE> srv=<none> ts=00 epoch=0 age=0s
0x55e2: proto=tcpv4 src=10.0.0.9:41234 fe=orders_rw be=orders_rw srv=pg1 ts=00 epoch=0 age=5s calls=2
0x55E3: proto=tcpv6 src=fd00::9:41235 fe=in be=orders_ro srv=<none> ts=00 age=1s
0x55e4: proto=sockpair src=unix:1 fe=MASTER be=<NONE> srv=<none>

`),
    ).toEqual([
      {
        id: '0x55e2',
        client: '10.0.0.9',
        frontend: 'orders_rw',
        backend: 'orders_rw',
        server: 'pg1',
      },
      {
        id: '0x55E3',
        client: 'fd00::9',
        frontend: 'in',
        backend: 'orders_ro',
        server: undefined,
      },
    ]);
    expect(parseSessions('\n')).toEqual([]);
  });
});
