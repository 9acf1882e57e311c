import type { Environment } from './api';
import { whyUnseen } from './environments';

const NOW = '2026-01-02T00:00:00Z';
const seen = { state: 'running', observedAt: NOW, source: 'provider:kind' };

describe('whyUnseen', () => {
  it.each<[string, object | undefined, ReturnType<typeof whyUnseen>]>([
    ['a look just now', seen, undefined],
    ['none', undefined, 'never'],
    ['one that saw nothing', { ...seen, state: 'unknown' }, 'never'],
    ['one without a time', { ...seen, observedAt: undefined }, 'never'],
    ['one without a right time', { ...seen, observedAt: 'soon' }, 'old'],
    ['one that failed since', { ...seen, fault: 'no way' }, 'fault'],
    [
      'one of minutes ago',
      { ...seen, observedAt: '2026-01-01T23:54:00Z' },
      'old',
    ],
  ])('of %s', (_, observed, expected) => {
    const environment = { observed } as Pick<Environment, 'observed'>;
    expect(whyUnseen(environment, Date.parse(NOW))).toBe(expected);
  });
});
