import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { FirstSight } from './FirstSight';

const BEGIN = Date.parse('2026-11-22T09:00:00Z');
const at = (seconds: number) => new Date(BEGIN + seconds * 1000).toISOString();

describe('FirstSight', () => {
  const [OLD, OK, FAILING, PENDING] = [
    { observedAt: at(-60) },
    { observedAt: at(1) },
    { observedAt: at(-60), failingSince: at(1) },
    {},
  ];

  it.each([
    ['ok with all sources', [OK, OK], 'ok', 1, true],
    ['with what was known before', [OK, OLD], 'ok', 1, false],
    ['with a source that was not asked yet', [OK, PENDING], 'ok', 1, false],
    ['with a source that fails', [OK, FAILING], 'unknown', 1, false],
    ['and not well after some time', [OK, FAILING], 'critical', 20, true],
    ['and a source is never asked', [OK, PENDING], 'unknown', 60, true],
  ])('%s', (_, sources, verdict, seconds, over) => {
    const sight = FirstSight.create();
    const database = { name: 'orders', sources, verdict } as Database;
    sight.isOver({ ...database, sources: [PENDING] } as Database, BEGIN);
    expect(sight.isOver(database, BEGIN + seconds * 1000)).toBe(over);
    expect(sight.has('orders')).toBe(over);
  });
});
