import { NOW, stored } from '../__testUtils__/stored';
import { chooseExpired } from './chooseExpired';
import { judgeSource } from './judgeSource';

const DAY_MS = 86_400_000;

describe('judgeSource', () => {
  it.each([
    ['a young one that was restored', [stored(1)], []],
    ['none', [], ['backup-none']],
    [
      'one that was not restored',
      [stored(0, { ok: null })],
      ['backup-unverified', 'backup-none-verified'],
    ],
    [
      'one that cannot be restored',
      [stored(0, { ok: false }), stored(1)],
      ['backup-unrestorable'],
    ],
    [
      'one whose data is missing',
      [stored(0, { isThere: false }), stored(1)],
      ['backup-gone'],
    ],
    ['an old one', [stored(3)], ['backup-too-old']],
    [
      'a young one that was not restored and an old one that was',
      [stored(0, { ok: null }), stored(3)],
      ['backup-unverified', 'backup-too-old'],
    ],
  ])('judges %s', (_, backups, codes) => {
    const { status, notes } = judgeSource(backups, {
      maxAgeMs: 2 * DAY_MS,
      now: NOW,
    });
    expect(notes.map(({ code }) => code)).toEqual(codes);
    expect(status).toBe(codes.length === 0 ? 'ok' : 'warning');
  });
});

describe('chooseExpired', () => {
  const expired = (
    backups: ReturnType<typeof stored>[],
    policy: { keep: number; days?: number },
  ) => chooseExpired(backups, policy, NOW).map(({ manifest }) => manifest.id);

  it('keeps so many of each source, whatever their age', () => {
    const backups = [1, 2, 3].flatMap(days => [
      stored(days),
      stored(days * 10, { source: 'crm' }),
    ]);
    expect(expired(backups, { keep: 2 })).toEqual(['shop-3', 'crm-30']);
  });

  it('keeps the younger ones, too', () => {
    const backups = [5, 1, 9].map(days => stored(days));
    expect(expired(backups, { keep: 1, days: 6 })).toEqual(['shop-9']);
  });

  it.each([{ ok: false }, { ok: null }, { isThere: false }])(
    'never lets newer ones that are %j take the place of a good one',
    changes => {
      const backups = [
        ...[0, 1, 2].map(days => stored(days, changes)),
        stored(3),
        stored(4),
      ];
      expect(expired(backups, { keep: 1 })).toEqual(['shop-4']);
    },
  );
});
