import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import {
  codesOf,
  lastSaid,
  longest,
  longestOk,
  worstVerdict,
} from './judgeSamples';
import type { Sample } from './Sample';

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

describe('longest', () => {
  it.each([
    ['+o +o +o', 0],
    ['+o -o -o -c +c +o', 2000],
    ['-o -o -o -o', 3000],
    ['-o -o +o -o -o -o +o', 3000],
    ['-c -u -d', 0],
  ])('%s', (text, ms) => {
    const all = samples(text);
    const wrong = ({ agree, verdict }: Sample) => !agree && verdict === 'ok';
    expect(longest(all, wrong, { from: 0, to: 60_000 })).toBe(ms);
  });
});

describe('longestOk', () => {
  const span = { from: 1500, to: 4500 };

  it.each([
    ['+o +o +o +o +o +o', 3000],
    ['+o +o +o +c +c +c', 1500],
    ['+o +o +c +o +o +o', 1500],
    ['+c +c +c +c +c +c', 0],
    ['+o +o', 0],
  ])('%s while the writer was refused', (text, ms) => {
    expect(longestOk(samples(text), [span])).toBe(ms);
  });

  it('takes the worst of several stretches, and none for none', () => {
    const all = samples('+o +o +o +o +o +o');
    const short = { from: 0, to: 500 };
    expect(longestOk(all, [short, span])).toBe(3000);
    expect(longestOk(all, [])).toBe(0);
  });
});

describe('lastSaid', () => {
  it.each([
    ['-c +c +o +o', 1000, 1000],
    ['-c +o +o +o', 1000, 0],
    ['-c +o +d +o', 1000, 2000],
    ['-c +c +c', 1000, Number.POSITIVE_INFINITY],
    ['-c +o', 5000, 0],
  ])('%s after %d ms', (text, wellAt, ms) => {
    expect(lastSaid(samples(text), said => said !== 'ok', wellAt)).toBe(ms);
  });
});

it('names the worst verdict and every code', () => {
  expect(worstVerdict(samples('+o -d -c +o'))).toBe('critical');
  expect(worstVerdict(samples('+o -u'))).toBe('unknown');
  expect(codesOf(samples('+o -c -c'))).toEqual(['split-brain']);
});
