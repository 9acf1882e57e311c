import { describeChange } from './describeChange';
import type { TrackedValue } from './TrackedValue';

const tracked: TrackedValue = {
  subject: 'timeline',
  kind: 'timeline-switched',
  value: '3',
  details: { member: 'orders-1' },
};

describe('describeChange', () => {
  it('does not tell a step back of the timeline as an ordinary switch', () => {
    expect(describeChange('orders', tracked, '2').text).toBe(
      'orders-1 is on timeline 3, after 2.',
    );
    expect(describeChange('orders', tracked, '10').text).toBe(
      'orders-1 is back on the older timeline 3, after 10.',
    );
  });
});
