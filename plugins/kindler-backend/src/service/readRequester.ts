import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/** Returns the entity ref of the user, or the subject of the service, behind the credentials. */
export function readRequester(
  auth: AuthService,
  credentials: BackstageCredentials,
): string {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  if (auth.isPrincipal(credentials, 'service')) {
    return credentials.principal.subject;
  }
  return 'unknown';
}
