import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/** Entity ref of the user, or the subject of the service, that credentials stand for. */
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
