import type { SwitchPlan } from '@kindler/backstage-plugin-kindler-common';

/** The preflight of a switch that nothing is against. */
export const possiblePlan: SwitchPlan = {
  now: '2026-11-22T10:00:01Z',
  route: 'orders-rw',
  from: 'orders',
  to: 'archive',
  possible: true,
  checks: [
    {
      name: 'target',
      ok: true,
      blocking: true,
      message: { code: 'x', params: {}, text: 'The route leads to orders' },
    },
  ],
  commands: [],
};
