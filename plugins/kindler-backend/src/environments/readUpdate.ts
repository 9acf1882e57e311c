import { isDeepStrictEqual } from 'node:util';
import { ConflictError, InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  FieldProblems,
  type Environment,
  type UpdateEnvironmentRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerEnvironmentResource } from '@kindler/backstage-plugin-kindler-node';
import { checkDetails, toProvided, type EnvironmentParts } from '../providers';
import type { Allocator } from './allocation/Allocator';
import { registrationProblems, toRegistrations } from './checkRequest';
import type { Expiry } from './expiry/Expiry';
import { expectRegistrable } from './expectRegistrable';
import { namingDetails } from './namingDetails';
import { refuseProtected } from './refuseProtected';
import type { ChangeInput } from './operations/types';
import { toKnown } from './toKnown';

/** Whether somebody may be told of an environment. */
export type Sees = (environment: KindlerEnvironmentResource) => boolean;

export interface ReadUpdateOptions {
  parts: EnvironmentParts;
  expiry: Pick<Expiry, 'resolve'>;
  allocator: Pick<Allocator, 'refuseHeld'>;
  /** Whether an environment is never stopped or deleted. */
  isProtected(name: string): boolean;
}

/**
 * What becomes of an environment that is to be changed.
 *
 * @param sees - whether the requester may be told of an environment that has what is asked for
 * @throws InputError or ConflictError that names each field that is wrong
 */
export async function readUpdate(
  environment: Environment,
  request: UpdateEnvironmentRequest,
  { parts, expiry, allocator, isProtected }: ReadUpdateOptions,
  sees: Sees = () => false,
): Promise<Partial<ChangeInput>> {
  const { reason, ...changes } = request;
  const { title, details } = changes;
  if (Object.keys(changes).length === 0) {
    throw new InputError('nothing to change is given, only a reason');
  }
  if (request.ttl || request.expiresAt) {
    refuseProtected(environment.name, isProtected);
  }
  const known = toKnown(environment);
  const problems = new FieldProblems();
  const expiresAt = await problems.try('', () => expiry.resolve(request));
  const changed = await problems.try('details', async () =>
    details
      ? { ...known, details: await newDetails(environment, details, parts) }
      : known,
  );
  problems.note(
    ...registrationProblems(request.registrations, known.provider, parts),
  );
  problems.refuse();
  await allocator.refuseHeld(changed!, sees, environment);
  const registrations =
    request.registrations && toRegistrations(request.registrations);
  await expectRegistrable(parts, changed!, registrations, each =>
    known.registrations.some(old => isDeepStrictEqual(old, each)),
  );
  return {
    ...changed,
    ...(title && { title }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(registrations && {
      registrations,
      leaving: known.registrations.filter(
        ({ kind }) => !registrations.some(each => each.kind === kind),
      ),
    }),
  };
}

async function newDetails(
  environment: Environment,
  asked: object,
  parts: EnvironmentParts,
): Promise<JsonObject> {
  const { name, owner } = environment;
  const details = asked as JsonObject;
  const provider = parts.providers.require(environment.provider);
  const before = toProvided(toKnown(environment));
  if (!provider.capabilities.update) {
    throw new ConflictError(
      `details of environment '${name}' cannot be changed: provider '${provider.kind}' cannot do that`,
    );
  }
  checkDetails(details, provider.inputSchema);
  return namingDetails(provider, () => {
    const changed = provider.describe?.({ name, owner, details }) ?? details;
    provider.checkUpdate?.(before, { ...before, details: changed });
    return changed;
  });
}
