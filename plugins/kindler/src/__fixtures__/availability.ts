import type {
  Availability,
  AvailabilityWindow,
} from '@kindler/backstage-plugin-kindler-common';
import { NOW } from './times';

const DAY = 86_400_000;

function window(
  days: AvailabilityWindow['days'],
  outMs: number,
  unknownMs: number,
  changes: number,
): AvailabilityWindow {
  const lookedMs = days * DAY - unknownMs;
  return {
    days,
    available: lookedMs > 0 ? 1 - outMs / lookedMs : undefined,
    outMs,
    lookedMs,
    unknownMs,
    changes,
    longestOutageMs: Math.min(outMs, 41_000),
    connect: lookedMs > 0 ? { median: 1.8, p95: 5.2 } : undefined,
  };
}

const windows = [
  window(1, 14_000, 0, 1),
  window(7, 14_000, 0, 1),
  window(30, 81_000, 7_800_000, 4),
  window(90, 363_000, 60 * DAY + 7_800_000, 9),
];

/** Nobody observed before the portal was set up. */
export const availability: Availability = {
  now: NOW,
  database: 'orders',
  windows,
  routes: [
    { route: 'orders-rw', intent: 'read-write', windows },
    { route: 'orders-ro', intent: 'read-only', windows },
  ],
};
