import type {
  AuditorService,
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import {
  databaseReadPermission,
  environmentCreatePermission,
  environmentCredentialsPermission,
  environmentDeletePermission,
  environmentReadPermission,
  gatewayReadPermission,
  operationCancelPermission,
  operationReadPermission,
  routeReadPermission,
  routeSwitchPermission,
  type CreateEnvironmentRequest,
  type KindlerApi,
  type ListEnvironmentsFilter,
  type ListOperationsFilter,
  type SwitchRouteRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerServiceRequestOptions } from '@kindler/backstage-plugin-kindler-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import type { Actor } from './DefaultKindlerService';
import { readRequester } from './readRequester';

export interface AuthorizedOptions extends KindlerServiceRequestOptions {
  /** The HTTP request, for the audit event. */
  request?: Request<any, any, any, any>;
}

export interface AuthorizedKindlerServiceOptions {
  inner: KindlerApi<Actor>;
  auth: AuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
}

interface Guard {
  /** Kebab-case, without the plugin's name. */
  eventId: string;
  permission: BasicPermission;
  meta?: Record<string, string | boolean | undefined>;
}

/** The facade with permissions and audit events; REST, MCP actions and other plugins all come through here. */
export class AuthorizedKindlerService implements KindlerApi<AuthorizedOptions> {
  readonly #options: AuthorizedKindlerServiceOptions;
  readonly #inner: KindlerApi<Actor>;

  static create(options: AuthorizedKindlerServiceOptions) {
    return new AuthorizedKindlerService(options);
  }

  private constructor(options: AuthorizedKindlerServiceOptions) {
    this.#options = options;
    this.#inner = options.inner;
  }

  listEnvironments(filter: ListEnvironmentsFilter, options: AuthorizedOptions) {
    return this.#guard(
      { eventId: 'environment-list', permission: environmentReadPermission },
      options,
      actor => this.#inner.listEnvironments(filter, actor),
    );
  }

  getEnvironment(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'environment-fetch',
        permission: environmentReadPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.getEnvironment(name, actor),
    );
  }

  createEnvironment(
    request: CreateEnvironmentRequest & { idempotencyKey?: string },
    options: AuthorizedOptions,
  ) {
    return this.#guard(
      {
        eventId: 'environment-create',
        permission: environmentCreatePermission,
        meta: { name: request.name, provider: request.provider },
      },
      options,
      actor => this.#inner.createEnvironment(request, actor),
    );
  }

  deleteEnvironment(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'environment-delete',
        permission: environmentDeletePermission,
        meta: { name },
      },
      options,
      actor => this.#inner.deleteEnvironment(name, actor),
    );
  }

  getEnvironmentConnection(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'environment-connection-fetch',
        permission: environmentReadPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.getEnvironmentConnection(name, actor),
    );
  }

  createEnvironmentCredentials(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'environment-credentials-create',
        permission: environmentCredentialsPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.createEnvironmentCredentials(name, actor),
    );
  }

  listDatabases(options: AuthorizedOptions) {
    return this.#guard(
      { eventId: 'database-list', permission: databaseReadPermission },
      options,
      actor => this.#inner.listDatabases(actor),
    );
  }

  getDatabase(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'database-fetch',
        permission: databaseReadPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.getDatabase(name, actor),
    );
  }

  getDatabaseHistory(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'database-history-fetch',
        permission: databaseReadPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.getDatabaseHistory(name, actor),
    );
  }

  listFindings(options: AuthorizedOptions) {
    return this.#guard(
      { eventId: 'finding-list', permission: databaseReadPermission },
      options,
      actor => this.#inner.listFindings(actor),
    );
  }

  listGateways(options: AuthorizedOptions) {
    return this.#guard(
      { eventId: 'gateway-list', permission: gatewayReadPermission },
      options,
      actor => this.#inner.listGateways(actor),
    );
  }

  getGateway(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'gateway-fetch',
        permission: gatewayReadPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.getGateway(name, actor),
    );
  }

  listRoutes(options: AuthorizedOptions) {
    return this.#guard(
      { eventId: 'route-list', permission: routeReadPermission },
      options,
      actor => this.#inner.listRoutes(actor),
    );
  }

  getRoute(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'route-fetch',
        permission: routeReadPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.getRoute(name, actor),
    );
  }

  traceRoute(name: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'route-trace',
        permission: routeReadPermission,
        meta: { name },
      },
      options,
      actor => this.#inner.traceRoute(name, actor),
    );
  }

  planRouteSwitch(
    name: string,
    request: SwitchRouteRequest,
    options: AuthorizedOptions,
  ) {
    return this.#guard(
      {
        eventId: 'route-switch-plan',
        permission: routeSwitchPermission,
        meta: { name, target: request.target },
      },
      options,
      actor => this.#inner.planRouteSwitch(name, request, actor),
    );
  }

  switchRoute(
    name: string,
    request: SwitchRouteRequest & { idempotencyKey?: string },
    options: AuthorizedOptions,
  ) {
    return this.#guard(
      {
        eventId: 'route-switch',
        permission: routeSwitchPermission,
        meta: { name, target: request.target, reason: request.reason },
      },
      options,
      actor => this.#inner.switchRoute(name, request, actor),
    );
  }

  listOperations(filter: ListOperationsFilter, options: AuthorizedOptions) {
    return this.#guard(
      { eventId: 'operation-list', permission: operationReadPermission },
      options,
      actor => this.#inner.listOperations(filter, actor),
    );
  }

  getOperation(id: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'operation-fetch',
        permission: operationReadPermission,
        meta: { id },
      },
      options,
      actor => this.#inner.getOperation(id, actor),
    );
  }

  getOperationLog(id: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'operation-log-fetch',
        permission: operationReadPermission,
        meta: { id },
      },
      options,
      actor => this.#inner.getOperationLog(id, actor),
    );
  }

  cancelOperation(id: string, options: AuthorizedOptions) {
    return this.#guard(
      {
        eventId: 'operation-cancel',
        permission: operationCancelPermission,
        meta: { id },
      },
      options,
      actor => this.#inner.cancelOperation(id, actor),
    );
  }

  async #guard<T>(
    guard: Guard,
    options: AuthorizedOptions,
    work: (actor: Actor) => Promise<T>,
  ): Promise<T> {
    const { auth, auditor, permissions } = this.#options;
    const { credentials, request } = options;
    const requester = readRequester(auth, credentials);
    const { attributes } = guard.permission;
    const event = await auditor.createEvent({
      eventId: guard.eventId,
      severityLevel: attributes.action === 'read' ? 'low' : 'medium',
      request,
      meta: { requester, ...guard.meta },
    });
    try {
      const [decision] = await permissions.authorize(
        [{ permission: guard.permission }],
        { credentials },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `This needs the permission '${guard.permission.name}'`,
        );
      }
      const answer = await work({ requester });
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }
}
