import { parseServersState } from './parseServersState';

const COLUMNS =
  '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port';

const table = (...rows: string[]) => ['1', COLUMNS, ...rows, ''].join('\n');

describe('parseServersState', () => {
  it.each([
    [0, 'ready'],
    [1, 'maint'],
    [2, 'maint'],
    [4, 'ready'],
    [5, 'maint'],
    [8, 'drain'],
    [9, 'maint'],
    [12, 'drain'],
    [16, 'drain'],
    [32, 'maint'],
  ])('reads admin state %i as %s', (bits, admin) => {
    const row = `3 orders_rw 4 archive1 127.0.0.1 2 ${bits} 1 1 0 1 0 0 8 0 0 0 - 22740 - 0 0 - - 0`;
    expect(parseServersState(table(row))[0].admin).toBe(admin);
  });

  it('reads servers with and without checks', () => {
    const servers = parseServersState(
      table(
        '3 orders_rw 1 pg1 127.0.0.1 2 0 1 1 136 15 3 4 6 0 0 0 - 21123 - 0 16856 - - 16856',
        '3 orders_rw 2 pg2 10.0.0.2 0 8 1 1 135 17 0 0 6 0 0 0 - 5432 - 0 8008 - - 8008',
        '3 orders_rw 4 archive1 127.0.0.1 2 0 1 1 0 1 0 0 8 0 0 0 - 22740 - 0 0 - - 0',
      ),
    );
    expect(servers).toEqual([
      {
        proxy: 'orders_rw',
        server: 'pg1',
        address: '127.0.0.1',
        port: 21123,
        admin: 'ready',
        running: true,
        weight: 1,
        wasDisabled: false,
        judged: true,
      },
      {
        proxy: 'orders_rw',
        server: 'pg2',
        address: '10.0.0.2',
        port: 5432,
        admin: 'drain',
        running: false,
        weight: 1,
        wasDisabled: false,
        judged: false,
      },
      {
        proxy: 'orders_rw',
        server: 'archive1',
        address: '127.0.0.1',
        port: 22740,
        admin: 'ready',
        running: true,
        weight: 1,
        wasDisabled: false,
        judged: true,
      },
    ]);
  });

  it('refuses rows that end too early', () => {
    const row = '3 orders_rw 1 pg1 127.0.0.1 2';
    expect(() => parseServersState(table(row))).toThrow('broken');
  });

  it.each(['', 'Unknown command', '<html></html>', '1\n# be_id be_name'])(
    'refuses %j',
    text => {
      expect(() => parseServersState(text)).toThrow(/no column/);
    },
  );
});
