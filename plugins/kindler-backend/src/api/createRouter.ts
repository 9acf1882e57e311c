import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { Request, Router } from 'express';
import type { AuthorizedKindlerService } from '../service';
import { addDatabaseRoutes } from './databases';
import { addEnvironmentRoutes } from './environments';
import { addGatewayRoutes } from './gateways';
import { spec } from './openapi.generated';
import { addOperationRoutes } from './operations';
import { addRouteRoutes } from './routes';
import type { ApiContext } from './types';

export interface RouterOptions {
  kindler: AuthorizedKindlerService;
  httpAuth: HttpAuthService;
}

/** The REST API: requests are checked against openapi.yaml before a handler sees them. */
export function createRouter(options: RouterOptions): Router {
  const { kindler, httpAuth } = options;
  const router = createValidatedOpenApiRouter(spec as never) as Router;
  const context: ApiContext = {
    kindler,
    authorize: async (request: Request) => ({
      credentials: await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      }),
      request,
    }),
  };
  addEnvironmentRoutes(router, context);
  addDatabaseRoutes(router, context);
  addGatewayRoutes(router, context);
  addRouteRoutes(router, context);
  addOperationRoutes(router, context);
  return router;
}
