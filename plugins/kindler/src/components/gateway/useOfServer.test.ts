import { useOfServer } from './ServerStatus';

describe('useOfServer', () => {
  it.each([
    ['UP', true, 'L7OK 200', 'used'],
    ['no check', true, undefined, 'used'],
    ['UP 1/3', true, 'L7STS 503', 'wavering'],
    ['DOWN', false, 'L7STS 503 (Service Unavailable)', 'refused'],
    ['DOWN', false, 'L4CON', 'failed'],
    ['DOWN 1/2', false, 'L4TOUT', 'failed'],
    ['MAINT', false, undefined, 'aside'],
    ['MAINT (resolution)', false, undefined, 'failed'],
    ['MAINT (via rw/pg2)', false, undefined, 'aside'],
    ['DRAIN', false, 'L7OK 200', 'aside'],
    ['UP', 'unknown', 'L7OK 200', 'unknown'],
  ] as const)('%s (up: %s, check %s) is %s', (status, up, check, use) => {
    expect(useOfServer({ name: 'pg1', status, up, check })).toBe(use);
  });
});
