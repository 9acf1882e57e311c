/**
 * Names of everything that is looked at before an action or a switch.
 * @public
 */
export const CHECK_NAMES = [
  'offered',
  'owner',
  'operator',
  'operator is up to date',
  'leader',
  'same leader',
  'one writer',
  'leader accepts writes',
  'leader answers',
  'REST API',
  'paused',
  'no other switchover',
  'scheduled switchover',
  'no other restart',
  'member',
  'replica',
  'replicas left',
  'candidate',
  'candidate streams',
  'candidate lag',
  'candidate may lead',
  'candidate is synchronous',
  'target',
  'runtime socket',
  'servers',
  'target answers',
  'system identifier',
  'max_connections',
] as const;

/** @public */
export type CheckName = (typeof CHECK_NAMES)[number];
