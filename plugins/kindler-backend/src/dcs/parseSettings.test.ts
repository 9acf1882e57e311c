import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { parseSettings } from './parseSettings';

describe('parseSettings', () => {
  it('reads times and limits', () => {
    const text = readFixture('patroni/v4.1.4/01-healthy/config.json');
    expect(parseSettings(text)).toEqual({
      ttl: 20,
      loopWait: 3,
      maximumLagOnFailover: 1048576,
      synchronous: false,
      synchronousMode: 'off',
      synchronousModeStrict: false,
      standby: false,
      delayed: false,
      shown: expect.any(Object),
    });
  });

  it.each([
    [{ synchronous_mode: true }, 'on', false],
    [{ synchronous_mode: 'on', synchronous_mode_strict: 'yes' }, 'on', true],
    [{ synchronous_mode: 'Quorum' }, 'quorum', false],
    [{ synchronous_mode: null, synchronous_mode_strict: true }, 'off', true],
  ])('reads %j', (settings, synchronousMode, synchronousModeStrict) => {
    expect(parseSettings(JSON.stringify(settings))).toMatchObject({
      synchronous: synchronousMode !== 'off',
      synchronousMode,
      synchronousModeStrict,
    });
  });

  it.each([
    [{ standby_cluster: { host: '10.0.0.1', port: 5432 } }, true, false],
    [{ standby_cluster: { restore_command: 'cp %f %p' } }, true, false],
    [{ standby_cluster: {} }, false, false],
    [{ standby_cluster: null }, false, false],
    [
      {
        standby_cluster: { port: 5432, recovery_min_apply_delay: '1h' },
      },
      true,
      true,
    ],
    [
      {
        postgresql: { parameters: { recovery_min_apply_delay: 0 } },
      },
      false,
      false,
    ],
    [
      {
        postgresql: { recovery_conf: { recovery_min_apply_delay: '5min' } },
      },
      false,
      true,
    ],
  ])(
    'reads of %j whom it follows, and how late',
    (settings, standby, delayed) => {
      expect(parseSettings(JSON.stringify(settings))).toMatchObject({
        standby,
        delayed,
      });
    },
  );

  it('reads how many synchronous standbys are wanted', () => {
    expect(parseSettings('{"synchronous_node_count":"2"}')).toMatchObject({
      synchronousNodeCount: 2,
    });
  });
});
