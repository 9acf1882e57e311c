import { checkFields } from './checkFields';
import { PatroniController } from './controllers/PatroniController';
import { PgoController } from './controllers/PgoController';
import type { ActionInput, ActionRequest } from './types';

const NOW = Date.parse('2026-11-22T09:00:00Z');
const LATER = '2026-11-22T12:00:00+02:00';

const CAPABILITIES = {
  patroni: new PatroniController({} as never, false).capabilities,
  postgrescluster: new PgoController({} as never, {} as never).capabilities,
};

describe('checkFields', () => {
  it.each<[Partial<ActionRequest>, ActionInput['controller']]>([
    [{ action: 'switchover' }, 'patroni'],
    [{ action: 'switchover', member: 'b', leader: 'a' }, 'patroni'],
    [{ action: 'switchover', scheduledAt: LATER }, 'patroni'],
    [{ action: 'restart', member: 'b', scheduledAt: LATER }, 'patroni'],
    [{ action: 'reinitialize', member: 'b' }, 'patroni'],
    [{ action: 'switchover', pause: false }, 'patroni'],
    [{ action: 'pause', leader: 'a' }, 'patroni'],
    [{ action: 'restart' }, 'postgrescluster'],
    [{ action: 'switchover', member: 'b' }, 'postgrescluster'],
  ])('takes %j by %s', (request, controller) => {
    expect(() =>
      checkFields(
        { reason: 'x', ...request } as ActionRequest,
        CAPABILITIES[controller],
        NOW,
      ),
    ).not.toThrow();
  });

  it.each<[Partial<ActionRequest>, ActionInput['controller'], RegExp]>([
    [{ action: 'pause', member: 'a' }, 'patroni', /^member /],
    [{ action: 'cancel-switchover', member: 'a' }, 'patroni', /^member /],
    [{ action: 'resume', scheduledAt: LATER }, 'patroni', /^scheduledAt /],
    [
      { action: 'reinitialize', member: 'a', scheduledAt: LATER },
      'patroni',
      /^scheduledAt /,
    ],
    [
      { action: 'switchover', scheduledAt: LATER, assist: true },
      'patroni',
      /^assist /,
    ],
    [{ action: 'restart', member: 'a', pause: false }, 'patroni', /^pause /],
    [
      { action: 'switchover', scheduledAt: LATER, pause: true },
      'patroni',
      /^pause /,
    ],
    [
      { action: 'switchover', assist: false, pause: true },
      'patroni',
      /^pause /,
    ],
    [{ action: 'restart' }, 'patroni', /^member is missing/],
    [{ action: 'reinitialize' }, 'patroni', /^member is missing/],
    [{ action: 'restart', member: 'a' }, 'postgrescluster', /^member /],
    [
      { action: 'switchover', scheduledAt: LATER },
      'postgrescluster',
      /^scheduledAt /,
    ],
    [
      { action: 'switchover', scheduledAt: '2026-11-22T12:00:00' },
      'patroni',
      /time zone/,
    ],
    [{ action: 'switchover', scheduledAt: 'tonight' }, 'patroni', /time zone/],
    [
      { action: 'switchover', scheduledAt: '2026-13-22T12:00:00Z' },
      'patroni',
      /time zone/,
    ],
    [
      { action: 'switchover', scheduledAt: '2026-11-22T09:00:00Z' },
      'patroni',
      /not in the future/,
    ],
    [
      { action: 'switchover', scheduledAt: '2026-11-22T10:00:00+02:00' },
      'patroni',
      /not in the future/,
    ],
  ])('refuses %j by %s', (request, controller, message) => {
    expect(() =>
      checkFields(
        { reason: 'x', ...request } as ActionRequest,
        CAPABILITIES[controller],
        NOW,
      ),
    ).toThrow(message);
  });
});
