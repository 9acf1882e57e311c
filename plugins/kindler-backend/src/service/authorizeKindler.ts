import type {
  AuditorService,
  AuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  createKindlerApi,
  KINDLER_CALLS,
  type KindlerApi,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerServiceRequestOptions } from '@kindler/backstage-plugin-kindler-node';
import type { Request } from 'express';
import type { Actor } from './createFacade';
import { explainStoreError } from './explainStoreError';
import { GUARDS, type Guard } from './guards';
import type { Gatekeeper } from './permissions';
import { readRequester } from './readRequester';

export interface AuthorizedOptions extends KindlerServiceRequestOptions {
  /** The HTTP request, for the audit event. */
  request?: Request;
}

/** The facade with permissions and audit events, which REST, MCP actions and other plugins all use. */
export type AuthorizedKindlerService = KindlerApi<AuthorizedOptions>;

export interface AuthorizeKindlerOptions {
  inner: KindlerApi<Actor>;
  auth: AuthService;
  gatekeeper: Pick<Gatekeeper, 'admit'>;
  auditor: AuditorService;
}

/** Wraps every call of the facade in its guard. */
export function authorizeKindler(
  options: AuthorizeKindlerOptions,
): AuthorizedKindlerService {
  const { inner, auth, auditor, gatekeeper } = options;
  return createKindlerApi(async (name, args, { credentials, request }) => {
    const guard = GUARDS[name] as Guard;
    const requester = readRequester(auth, credentials);
    const event = await auditor.createEvent({
      eventId: guard.eventId,
      severityLevel: isRead(name) ? 'low' : 'medium',
      request,
      meta: { requester, ...guard.meta?.(...args) },
    });
    try {
      const visibility = await gatekeeper.admit(guard, args, credentials);
      const answer = await carryOut(inner, name, [
        ...args,
        { requester, visibility },
      ]);
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });
}

function isRead(call: KindlerCall): boolean {
  return KINDLER_CALLS[call].method === 'GET';
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
