import type { HostRoute } from './HostRoute';
import {
  frontendLines,
  parseHostFiles,
  renderBackend,
  renderMap,
} from './hostTexts';

const routes: HostRoute[] = [
  {
    server: 'shop',
    address: { host: '10.0.0.7', port: 30080 },
    hosts: ['*.shop.lab.test', 'store.lab.test'],
  },
  {
    server: 'shop.api',
    address: { host: 'fd00::7', port: 80 },
    hosts: ['api.shop.lab.test'],
  },
];

describe('the files of hosts', () => {
  it('are read as they were written', () => {
    const read = parseHostFiles(renderMap(routes), renderBackend(routes));
    expect(read).toEqual(routes);
    expect(parseHostFiles(renderMap([]), renderBackend([]))).toEqual([]);
  });

  it('choose servers by name only', () => {
    expect(renderBackend(routes).split('\n').slice(-3)).toEqual([
      '  server shop 10.0.0.7:30080 weight 0 check inter 2s fall 3 rise 2',
      '  server shop.api [fd00::7]:80 weight 0 check inter 2s fall 3 rise 2',
      '',
    ]);
    expect(renderMap(routes)).toContain('\n*.shop.lab.test shop\n');
  });

  it.each([
    ['a server', '', 'backend kindler_hosts\n  server web web.local:80\n'],
    ['a host', 'web.lab.test web\n', renderBackend(routes)],
  ])('are not written anew over %s of somebody else', (_, map, backend) => {
    expect(() => parseHostFiles(map, backend)).toThrow(/not Kindler's: .*web/);
  });

  it('need three lines in haproxy.cfg', () => {
    expect(frontendLines('/etc/haproxy/kindler/hosts.map')).toEqual([
      'http-request set-var(txn.kindler) req.hdr(host),field(1,:),lower,map(/etc/haproxy/kindler/hosts.map)',
      `http-request set-var(txn.kindler) "req.hdr(host),field(1,:),lower,regsub('^[^.]+','*'),map(/etc/haproxy/kindler/hosts.map)" unless { var(txn.kindler) -m found }`,
      'use_backend kindler_hosts if { var(txn.kindler) -m found }',
    ]);
  });
});
