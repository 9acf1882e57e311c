import { InputError } from '@backstage/errors';
import type { DatabaseActionKind } from '@kindler/backstage-plugin-kindler-common';
import type { ActionInput, ActionRequest } from './types';

type Field = 'member' | 'scheduledAt';

const TAKES: Record<DatabaseActionKind, Field[]> = {
  switchover: ['member', 'scheduledAt'],
  'cancel-switchover': [],
  restart: ['member', 'scheduledAt'],
  reinitialize: ['member'],
  pause: [],
  resume: [],
};

const NEEDS_MEMBER: DatabaseActionKind[] = ['restart', 'reinitialize'];

const ISO_WITH_ZONE =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;

/** Refuses fields that do not belong to the action on its way, and times that cannot be. Throws an InputError. */
export function checkFields(
  request: ActionRequest,
  way: ActionInput['way'] | undefined,
  now: number,
): void {
  const { action, member, scheduledAt } = request;
  for (const field of ['member', 'scheduledAt'] as const) {
    if (request[field] !== undefined && !TAKES[action].includes(field)) {
      throw new InputError(
        `${field} does not belong to the action '${action}'`,
      );
    }
  }
  if (way === 'postgrescluster') {
    checkForOperator(request);
  } else if (!member && NEEDS_MEMBER.includes(action)) {
    throw new InputError(`member is missing: name the member to ${action}`);
  }
  if (scheduledAt !== undefined) {
    checkTime(scheduledAt, now);
  }
}

function checkForOperator({ action, member, scheduledAt }: ActionRequest) {
  if (action === 'restart' && member) {
    throw new InputError(
      'member cannot be chosen: PGO restarts all members of a cluster, one after the other; leave it out',
    );
  }
  if (scheduledAt !== undefined) {
    throw new InputError(
      'scheduledAt cannot be set: PGO carries actions out at once; leave it out',
    );
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
