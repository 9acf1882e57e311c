import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type {
  Database,
  Finding,
} from '@kindler/backstage-plugin-kindler-common';
import { ObserverMetrics } from './ObserverMetrics';

function setUp() {
  const add = jest.fn();
  const record = jest.fn();
  const service = metricsServiceMock.mock({
    createCounter: () => ({ add }),
    createHistogram: () => ({ record }),
  });
  const metrics = new ObserverMetrics(service);
  // Counters that have counted nothing yet are exported, too.
  add.mockClear();
  return { metrics, add, record };
}

const finding = (code: string, since: string) =>
  ({ code, since, severity: 'critical' } as Finding);
const database = (verdict: Database['verdict'], findings: Finding[] = []) =>
  ({ verdict, findings } as Database);

describe('ObserverMetrics', () => {
  it('counts a finding once while it stays, and again when it comes back', () => {
    const { metrics, add } = setUp();
    const none = database('ok');
    const first = database('critical', [finding('split-brain', '09:00')]);
    const more = database('critical', [
      finding('no-leader', '09:01'),
      finding('split-brain', '09:00'),
    ]);
    const again = database('critical', [finding('split-brain', '09:05')]);
    metrics.countRaised(first, none);
    metrics.countRaised(more, first);
    metrics.countRaised(none, more);
    metrics.countRaised(again, none);
    expect(add.mock.calls.map(([, { code }]) => code)).toEqual([
      'split-brain',
      'no-leader',
      'split-brain',
    ]);
  });

  it('counts clients by what they got, and the time for which they were refused', () => {
    const { metrics, add } = setUp();
    const probe = {
      depth: 'startup',
      phases: {},
      startedAt: 0,
      at: 5,
    } as const;
    metrics.recordProbe({ ...probe, outcome: 'closed', tookMs: 5 });
    metrics.countRefused('read-write', 1500);
    expect(add.mock.calls).toEqual([
      [1, { outcome: 'closed' }],
      [1.5, { intent: 'read-write' }],
    ]);
  });

  it('records how long a source took, in seconds', () => {
    const { metrics, record } = setUp();
    metrics.recordAnswer({ kind: 'patroni-rest', outcome: 'timeout', ms: 500 });
    expect(record).toHaveBeenCalledWith(0.5, {
      kind: 'patroni-rest',
      outcome: 'timeout',
    });
  });
});
