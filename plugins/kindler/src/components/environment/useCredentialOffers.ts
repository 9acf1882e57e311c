import {
  databaseConnectionOf,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { useProviders } from '../provider';

/**
 * Which credentials of its database an environment can get: a password from its provider, and roles for a limited time
 * from its provider or one of its registrations.
 */
export function useCredentialOffers(environment: Environment | undefined): {
  password: boolean;
  temporary: boolean;
} {
  const { items = [], registrations = [] } = useProviders().data ?? {};
  if (!environment || !databaseConnectionOf(environment)) {
    return { password: false, temporary: false };
  }
  const { capabilities } =
    items.find(({ kind }) => kind === environment.provider) ?? {};
  const kinds = environment.registrations.map(({ kind }) => kind);
  return {
    password: Boolean(capabilities?.credentials),
    temporary:
      Boolean(capabilities?.temporaryCredentials) ||
      registrations.some(
        each => each.temporaryCredentials && kinds.includes(each.kind),
      ),
  };
}
