import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { parseSettings } from './parseSettings';

const shown = (body: unknown) => parseSettings(JSON.stringify(body)).shown;

describe('the settings that are shown', () => {
  it('are those of the samples', () => {
    const text = readFixture('patroni/v4.1.4/01-healthy/config.json');
    expect(parseSettings(text).shown).toEqual({
      ttl: 20,
      loopWait: 3,
      retryTimeout: 5,
      maximumLagOnFailover: 1048576,
      synchronousMode: 'off',
      synchronousModeStrict: false,
      failsafeMode: false,
      usePgRewind: true,
      useSlots: true,
      slots: [],
      parameters: {
        hot_standby: 'on',
        max_connections: '50',
        max_wal_senders: '10',
        wal_keep_size: '64MB',
        wal_level: 'replica',
        wal_log_hints: 'on',
      },
      pgHba: [],
    });
  });

  it('are all that Patroni may be told', () => {
    expect(
      shown({
        maximum_lag_on_syncnode: -1,
        synchronous_mode: 'quorum',
        synchronous_node_count: 2,
        failsafe_mode: 'on',
        standby_cluster: {
          host: '10.0.0.1',
          port: 5432,
          restore_command: 'PGPASSWORD=x fetch %f',
        },
        slots: { cdc: { type: 'logical' } },
        postgresql: {
          use_slots: false,
          parameters: { shared_buffers: '1GB', 'app.token': 'x' },
          pg_hba: ['local all all peer', 7],
        },
      }),
    ).toMatchObject({
      maximumLagOnSyncnode: -1,
      synchronousMode: 'quorum',
      synchronousNodeCount: 2,
      failsafeMode: true,
      usePgRewind: false,
      useSlots: false,
      standbyCluster: {
        host: '10.0.0.1',
        port: '5432',
        restore_command: 'PGPASSWORD=*** fetch %f',
      },
      slots: ['cdc'],
      parameters: { shared_buffers: '1GB', 'app.token': '***' },
      pgHba: ['local all all peer', '7'],
    });
  });

  it('are bounded, whatever the configuration holds', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `${'p'.repeat(500)}${index}`,
        'v'.repeat(5000),
      ]),
    );
    const read = shown({
      slots: many,
      postgresql: { parameters: many, pg_hba: Object.values(many) },
    })!;
    expect(JSON.stringify(read).length).toBeLessThan(200_000);
    expect(read.parameters['…']).toBe('+4800');
    expect(read.pgHba.at(-1)).toBe('… +4800');
  });

  it.each(['[]', 'null', '{"postgresql":[],"slots":7,"standby_cluster":"x"}'])(
    'survive %s',
    text => {
      expect(parseSettings(text).shown).toMatchObject({
        slots: [],
        parameters: {},
        pgHba: [],
      });
    },
  );
});
