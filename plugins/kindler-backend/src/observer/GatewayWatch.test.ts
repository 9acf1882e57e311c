import type { GatewayReading } from '../model/haproxy/GatewayReading';
import { GatewayWatch } from './GatewayWatch';

const NOW = 1_000_000;

describe('GatewayWatch', () => {
  const reading = (
    at: number,
    server: { status?: string; sessionsTotal?: number; bytesOut?: number },
    fault?: { failingSince: number },
  ): GatewayReading => ({
    source: { id: 'haproxy-stats:edge', kind: 'haproxy-stats', target: 'x' },
    observedAt: at,
    value: {
      proxies: [
        {
          name: 'rw',
          servers: [
            {
              name: 'pg1',
              status: 'UP',
              up: true,
              sessionsTotal: 10,
              bytesOut: 10_000,
              ...server,
            },
          ],
        },
      ],
      warnings: [],
    },
    ...fault,
  });

  it('takes changed servers and a silent source for news, for some time', () => {
    const watch = new GatewayWatch('rw');
    watch.see(reading(NOW, {}));
    expect(watch.isNews(NOW)).toBe(false);
    watch.see(reading(NOW + 1, { status: 'UP 2/3' }));
    expect(watch.isNews(NOW + 2)).toBe(true);
    expect(watch.isNews(NOW + 20_000)).toBe(false);
    watch.see(reading(NOW + 1, {}, { failingSince: NOW + 20_000 }));
    expect(watch.isNews(NOW + 21_000)).toBe(true);
    expect(watch.isNews(NOW + 100_000)).toBe(false);
  });

  it.each([
    [
      'new sessions with answers',
      { sessionsTotal: 12, bytesOut: 12_000 },
      0,
      true,
    ],
    ['only our own', { sessionsTotal: 12, bytesOut: 12_000 }, 2, false],
    [
      'sessions without answers',
      { sessionsTotal: 20, bytesOut: 10_100 },
      0,
      false,
    ],
    [
      'answers in old sessions',
      { sessionsTotal: 10, bytesOut: 90_000 },
      0,
      false,
    ],
    ['another process', { sessionsTotal: 1, bytesOut: 2000 }, 0, false],
    ['no counters', { sessionsTotal: undefined }, 0, false],
  ])('counts %s', (_, after, own, others) => {
    const watch = new GatewayWatch('rw');
    watch.see(reading(NOW, {}));
    for (let count = 0; count < own; count += 1) {
      watch.noteProbe();
    }
    watch.see(reading(NOW + 2000, after));
    expect(watch.othersServed).toEqual(
      others ? { from: NOW, to: NOW + 2000 } : undefined,
    );
    watch.see(reading(NOW + 4000, after));
    expect(watch.othersServed).toBeUndefined();
  });
});
