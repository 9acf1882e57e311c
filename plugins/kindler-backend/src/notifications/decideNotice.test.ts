import { type Notice } from '../model/Notice';
import { type NoticeView } from '../model/Notice';
import { decideNotice } from './decideNotice';

const NOW = 1_000_000_000;
const ago = (seconds: number) => NOW - seconds * 1000;
const alarm = (seconds: number, code = 'no-leader'): Notice => ({
  kind: 'alarm',
  at: ago(seconds),
  code,
});
const recovery: Notice = { kind: 'recovery', at: ago(5), code: 'no-leader' };

describe('decideNotice', () => {
  it.each<[string, Partial<NoticeView>, string | undefined]>([
    ['critical for long enough', { criticalSince: ago(10) }, 'alarm'],
    ['critical for a moment', { criticalSince: ago(9) }, undefined],
    ['not critical', {}, undefined],
    [
      'told already',
      { criticalSince: ago(3000), notices: [alarm(2990)] },
      undefined,
    ],
    [
      'another cause soon after',
      { criticalSince: ago(300), code: 'split-brain', notices: [alarm(290)] },
      undefined,
    ],
    [
      'another cause after long',
      { criticalSince: ago(3000), code: 'split-brain', notices: [alarm(2990)] },
      'alarm',
    ],
    [
      'critical again after a dip',
      { criticalSince: ago(60), calmMs: 8000, notices: [alarm(3000)] },
      undefined,
    ],
    [
      'critical again after it was calm for long',
      { criticalSince: ago(60), calmMs: 3_600_000, notices: [alarm(7200)] },
      'alarm',
    ],
    [
      'told again already after it was calm for long',
      { criticalSince: ago(60), calmMs: 3_600_000, notices: [alarm(50)] },
      undefined,
    ],
    ['over', { endedAt: ago(60), notices: [alarm(300)] }, 'recovery'],
    [
      'over, but perhaps not for good',
      { endedAt: ago(59), notices: [alarm(300)] },
      undefined,
    ],
    ['over and nobody was told', { endedAt: ago(600) }, undefined],
    [
      'over and told',
      { endedAt: ago(600), notices: [alarm(900), recovery] },
      undefined,
    ],
  ])('%s', (_, view, notice) => {
    const all = { code: 'no-leader', notices: [], ...view };
    expect(decideNotice(all, NOW)).toBe(notice);
  });
});
