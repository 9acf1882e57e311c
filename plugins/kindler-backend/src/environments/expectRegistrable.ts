import { isError } from '@backstage/errors';
import {
  fieldProblemsOf,
  wordingOf,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentParts,
  KnownEnvironment,
  Registration,
} from '../providers';
import { quietContext } from './quietContext';

/** Rejects, and names the field, where one of the registrations cannot take the environment now. */
export async function expectRegistrable(
  parts: EnvironmentParts,
  environment: KnownEnvironment,
  registrations: Registration[] = [],
  isKept: (registration: Registration) => boolean = () => false,
): Promise<void> {
  for (const [index, each] of registrations.entries()) {
    if (isKept(each)) {
      continue;
    }
    const registration = parts.registrations.require(each.kind);
    await parts.availabilities.expect(registration);
    await registration
      .preflight(parts.toRegistered(environment, each), quietContext())
      .catch(error => {
        throw placed(error, `registrations[${index}]`);
      });
  }
}

/** What a registration names is below its details; what it does not name is about the registration. */
function placed(error: unknown, place: string): unknown {
  if (!isError(error) || !/^(Input|Conflict)Error$/.test(error.name)) {
    return error;
  }
  const named = fieldProblemsOf(error);
  const { code, text } = wordingOf(error);
  const fields =
    named.length > 0
      ? named.map(each => ({
          ...each,
          field: `${place}.details.${each.field}`,
        }))
      : [
          {
            field: `${place}.kind`,
            message: text,
            ...(code && { wording: wordingOf(error) }),
          },
        ];
  return Object.assign(error, { fields });
}
