import type {
  EnvironmentParts,
  KnownEnvironment,
  Registration,
} from '../providers';
import { quietContext } from './quietContext';

/** Rejects where one of the registrations cannot take the environment now. */
export async function expectRegistrable(
  parts: EnvironmentParts,
  environment: KnownEnvironment,
  registrations: Registration[] = [],
): Promise<void> {
  for (const each of registrations) {
    const registration = parts.registrations.require(each.kind);
    await parts.availabilities.expect(registration);
    await registration.preflight(
      parts.toRegistered(environment, each),
      quietContext(),
    );
  }
}
