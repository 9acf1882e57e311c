import { renderHaproxyConfig } from './renderHaproxyConfig';

const model = {
  gateway: {
    listeners: {
      orders_rw: { host: '127.0.0.1', port: 1001 },
      orders_ro: { host: '127.0.0.1', port: 1002 },
      platform_rw: { host: '127.0.0.1', port: 1003 },
    },
    hosts: {
      listener: { host: '127.0.0.1', port: 1005 },
      folder: '/run/lab/hosts',
      baseDomain: 'lab.test',
    },
    adminSocket: '/run/lab/admin.sock',
    stateFile: '/run/lab/haproxy.state',
    statsUrl: 'http://127.0.0.1:1004/stats',
  },
  members: [
    {
      name: 'a-1',
      host: '127.0.0.1',
      port: 2001,
      restUrl: 'http://127.0.0.1:3001',
    },
    {
      name: 'a-2',
      host: '127.0.0.1',
      port: 2002,
      restUrl: 'http://127.0.0.1:3002',
    },
  ],
  archive: { host: '127.0.0.1', port: 2009 },
};

function sectionOf(config: string, head: string): string[] {
  const [first, ...lines] = config
    .split('\n\n')
    .find(section => section.startsWith(`${head}\n`))!
    .trimEnd()
    .split('\n');
  expect(first).toBe(head);
  return lines.map(line => line.trim());
}

describe('renderHaproxyConfig', () => {
  const config = renderHaproxyConfig(model);

  it('sends writers where /primary answers 200, and offers the archive without a check', () => {
    const lines = sectionOf(config, 'listen orders_rw');
    expect(lines).toContain('bind 127.0.0.1:1001');
    expect(lines).toContain('option httpchk OPTIONS /primary');
    expect(lines.filter(line => line.startsWith('server '))).toEqual([
      'server pg1 127.0.0.1:2001 check port 3001',
      'server pg2 127.0.0.1:2002 check port 3002',
      'server archive1 127.0.0.1:2009 disabled',
    ]);
    expect(lines.join()).toContain('on-marked-down shutdown-sessions');
  });

  it('sends readers where /replica answers 200', () => {
    const lines = sectionOf(config, 'listen orders_ro');
    expect(lines).toContain('option httpchk OPTIONS /replica');
    expect(lines.join()).not.toContain('archive1');
  });

  it('keeps the way of the Kindler database apart, with its own server names', () => {
    expect(
      sectionOf(config, 'listen platform_rw').filter(line =>
        line.startsWith('server '),
      ),
    ).toEqual([
      'server m1 127.0.0.1:2001 check port 3001',
      'server m2 127.0.0.1:2002 check port 3002',
    ]);
  });

  it('keeps runtime changes over a reload through the state file', () => {
    expect(sectionOf(config, 'global')).toContain(
      'server-state-file /run/lab/haproxy.state',
    );
    expect(sectionOf(config, 'defaults')).toContain(
      'load-server-state-from-file global',
    );
  });

  it('knows servers by name where there is a DNS server, and no longer than that answers', () => {
    const named = renderHaproxyConfig({
      ...model,
      dns: { host: '127.0.0.1', port: 53, zone: 'lab.test' },
    });
    expect(sectionOf(named, 'resolvers lab')).toEqual(
      expect.arrayContaining(['nameserver lab 127.0.0.1:53', 'hold valid 2s']),
    );
    expect(sectionOf(named, 'listen orders_rw')).toEqual(
      expect.arrayContaining([
        'server pg1 a-1.lab.test:2001 check port 3001 resolvers lab resolve-prefer ipv4 init-addr none',
        'server archive1 127.0.0.1:2009 disabled',
      ]),
    );
    expect(config).not.toContain('resolvers');
  });

  it('leads HTTP hosts as the map says', () => {
    const lines = sectionOf(config, 'frontend http_in');
    expect(lines).toContain('bind 127.0.0.1:1005');
    expect(lines.join()).toContain('map(/run/lab/hosts/hosts.map)');
  });

  it('shows statistics with the servers addresses', () => {
    const lines = sectionOf(config, 'listen stats');
    expect(lines).toContain('bind 127.0.0.1:1004');
    expect(lines).toContain('stats uri /stats');
    expect(lines).toContain('stats show-legends');
  });
});
