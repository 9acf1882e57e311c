import type {
  AuditorService,
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, toError } from '@backstage/errors';
import type { KindlerApi } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerServiceRequestOptions } from '@kindler/backstage-plugin-kindler-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import type { Actor } from './DefaultKindlerService';
import { explainStoreError } from './explainStoreError';
import { GUARDS, type Guard } from './guards';
import { readRequester } from './readRequester';

export interface AuthorizedOptions extends KindlerServiceRequestOptions {
  /** The HTTP request, for the audit event. */
  request?: Request;
}

/** The facade with permissions and audit events; REST, MCP actions and other plugins all come through here. */
export type AuthorizedKindlerService = KindlerApi<AuthorizedOptions>;

export interface AuthorizeKindlerOptions {
  inner: KindlerApi<Actor>;
  auth: AuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
}

/** Wraps every call of the facade in its guard. */
export function authorizeKindler(
  options: AuthorizeKindlerOptions,
): AuthorizedKindlerService {
  const calls = Object.entries(GUARDS).map(([method, guard]) => [
    method,
    guarded(options, method as keyof typeof GUARDS, guard as Guard),
  ]);
  return Object.fromEntries(calls);
}

type Call = (...args: unknown[]) => Promise<unknown>;

function guarded(
  options: AuthorizeKindlerOptions,
  method: keyof typeof GUARDS,
  guard: Guard,
): Call {
  const { inner, auth, auditor, permissions } = options;
  const call: Call = async (...args) => {
    try {
      return await (inner[method] as Call).apply(inner, args);
    } catch (error) {
      throw explainStoreError(error);
    }
  };
  return async (...all) => {
    const args = all.slice(0, -1);
    const { credentials, request } = all[all.length - 1] as AuthorizedOptions;
    const requester = readRequester(auth, credentials);
    // A name that is not in a table of permissions gives none, or what every object has.
    const permission: BasicPermission | undefined =
      typeof guard.permission === 'function'
        ? guard.permission(...args)
        : guard.permission;
    const event = await auditor.createEvent({
      eventId: guard.eventId,
      severityLevel:
        permission?.attributes?.action === 'read' ? 'low' : 'medium',
      request,
      meta: { requester, ...guard.meta?.(...args) },
    });
    try {
      if (!permission?.attributes) {
        throw new InputError('What is asked for is not known');
      }
      const [decision] = await permissions.authorize([{ permission }], {
        credentials,
      });
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `This needs the permission '${permission.name}'`,
        );
      }
      const answer = await call(...args, { requester });
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  };
}
