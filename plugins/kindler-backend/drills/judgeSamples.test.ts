import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import {
  alarmAfter,
  changesOf,
  codesOf,
  longestWrongGreen,
  worstVerdict,
  type Sample,
} from './judgeSamples';

/** One sample a second: `+` the witnesses agree, `-` they do not, then the verdict's first letter. */
function samples(text: string): Sample[] {
  const verdicts: Record<string, Verdict> = {
    o: 'ok',
    d: 'degraded',
    c: 'critical',
    u: 'unknown',
  };
  return text.split(' ').map(([agree, verdict], index) => ({
    at: index * 1000,
    agree: agree === '+',
    verdict: verdicts[verdict],
    codes: verdict === 'c' ? ['split-brain'] : [],
    detail: agree,
  }));
}

describe('longestWrongGreen', () => {
  it.each([
    ['+o +o +o', 0],
    ['+o -o -o -c +c +o', 1000],
    ['-o -o -o -o', 3000],
    ['-o -o +o -o -o -o +o', 2000],
    ['-c -u -d', 0],
  ])('%s', (text, ms) => {
    expect(longestWrongGreen(samples(text))).toBe(ms);
  });
});

describe('alarmAfter', () => {
  it.each([
    ['-c +c +o +o', 1000, 1000],
    ['-c +o +o +o', 1000, 0],
    ['-c +o +d +o', 1000, 2000],
    ['-c +c +c', 1000, undefined],
    ['-c +o', 5000, 0],
  ])('%s after %d ms', (text, wellAt, ms) => {
    expect(alarmAfter(samples(text), wellAt)).toBe(ms);
  });
});

it('names the worst verdict and every code', () => {
  expect(worstVerdict(samples('+o -d -c +o'))).toBe('critical');
  expect(worstVerdict(samples('+o -u'))).toBe('unknown');
  expect(codesOf(samples('+o -c -c'))).toEqual(['split-brain']);
});

it('lists what changed', () => {
  expect(changesOf(samples('+o +o -o -c'))).toEqual([
    '0.0 s: +: ok',
    '2.0 s: -: ok',
    '3.0 s: -: critical',
  ]);
});
