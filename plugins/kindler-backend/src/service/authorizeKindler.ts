import type {
  AuditorService,
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, toError } from '@backstage/errors';
import {
  createKindlerApi,
  type KindlerApi,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerServiceRequestOptions } from '@kindler/backstage-plugin-kindler-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import type { Actor } from './createFacade';
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
  const { inner, auth, auditor, permissions } = options;
  return createKindlerApi(async (name, args, { credentials, request }) => {
    const guard = GUARDS[name] as Guard;
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
      const answer = await carryOut(inner, name, [...args, { requester }]);
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });
}

async function carryOut(
  inner: KindlerApi<Actor>,
  name: KindlerCall,
  args: unknown[],
): Promise<unknown> {
  try {
    return await (inner[name] as (...all: unknown[]) => unknown)(...args);
  } catch (error) {
    throw explainStoreError(error);
  }
}
