import { readLock } from './readLock';

describe('readLock', () => {
  it('reads what Patroni 4 records', () => {
    expect(
      readLock({
        acquireTime: '2026-11-22T08:31:05.488682+00:00',
        leader: 'hippo-instance1-efgh-0',
        optime: '50332416',
        renewTime: '2026-11-22T08:31:16.684051+00:00',
        slots: '{"hippo_instance1_abcd_0":50332416,"odd":"x"}',
        transitions: '1',
        ttl: '30',
      }),
    ).toEqual({
      leader: 'hippo-instance1-efgh-0',
      ttl: 30,
      renewTime: '2026-11-22T08:31:16.684051+00:00',
      transitions: 1,
      acquireTime: '2026-11-22T08:31:05.488682+00:00',
      optime: '50332416',
      slots: { hippo_instance1_abcd_0: '50332416' },
    });
  });

  it.each([
    [{}, { ttl: 30 }],
    [
      { ttl: 'soon', slots: '[1', optime: '-1', acquireTime: 'now' },
      { ttl: 30 },
    ],
    [{ slots: 'null' }, { ttl: 30, slots: undefined }],
  ])('takes nothing for known of %j', (annotations, expected) => {
    expect(readLock(annotations)).toEqual(expected);
  });
});
