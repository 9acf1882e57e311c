import { InputError } from '@backstage/errors';
import type { DatabaseActionKind } from '@kindler/backstage-plugin-kindler-common';
import type {
  ActionCapability,
  ClusterController,
} from './controllers/ClusterController';
import type { ActionRequest } from './types';

const FIELDS = ['member', 'scheduledAt', 'assist', 'pause'] as const;

const TAKES: Record<DatabaseActionKind, Array<(typeof FIELDS)[number]>> = {
  switchover: ['member', 'scheduledAt', 'assist', 'pause'],
  'cancel-switchover': [],
  restart: ['member', 'scheduledAt'],
  reinitialize: ['member'],
  pause: [],
  resume: [],
};

/** Applies if the controller does not declare its capabilities. */
const DEFAULT: Partial<Record<DatabaseActionKind, ActionCapability['member']>> =
  { restart: 'required', reinitialize: 'required' };

const ISO_WITH_ZONE =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;

/**
 * Rejects fields that do not belong to the action or that its controller does not accept, and impossible times. Throws
 * an InputError.
 */
export function checkFields(
  request: ActionRequest,
  capabilities: ClusterController['capabilities'] | undefined,
  now: number,
): void {
  const { action, member, scheduledAt, assist, pause } = request;
  for (const field of FIELDS) {
    if (request[field] !== undefined && !TAKES[action].includes(field)) {
      throw new InputError(
        `${field} does not belong to the action '${action}'`,
      );
    }
  }
  const capability = capabilities?.[action];
  const takes = capability?.member;
  if (member && takes === 'none') {
    throw new InputError(
      `member cannot be chosen: '${action}' concerns all members of this cluster; leave it out`,
    );
  }
  if (!member && (takes ?? DEFAULT[action]) === 'required') {
    throw new InputError(`member is missing: name the member to ${action}`);
  }
  if (assist && scheduledAt !== undefined) {
    throw new InputError(
      `assist cannot be set: Patroni carries out what is scheduled, and nobody takes clients along then; leave it out`,
    );
  }
  if (pause && (assist === false || scheduledAt !== undefined)) {
    throw new InputError(
      `pause cannot be set: clients are held back only where they are taken along, which assist false and a time exclude; leave it out`,
    );
  }
  if (scheduledAt !== undefined) {
    if (capability && !capability.isSchedulable) {
      throw new InputError(
        `scheduledAt cannot be set: '${action}' is carried out at once here; leave it out`,
      );
    }
    checkTime(scheduledAt, now);
  }
}

function checkTime(scheduledAt: string, now: number) {
  if (
    !ISO_WITH_ZONE.test(scheduledAt) ||
    Number.isNaN(Date.parse(scheduledAt))
  ) {
    throw new InputError(
      `scheduledAt '${scheduledAt}' is not an ISO time with a time zone, like 2030-01-31T22:00:00+01:00`,
    );
  }
  if (Date.parse(scheduledAt) <= now) {
    throw new InputError(`scheduledAt '${scheduledAt}' is not in the future`);
  }
}
