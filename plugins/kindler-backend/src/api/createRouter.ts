import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { serializeError } from '@backstage/errors';
import type { ErrorRequestHandler, Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedKindlerService } from '../service';
import { addCalls } from './addCalls';
import { spec } from './spec';
import { refuseMethods } from './refuseMethods';
import type { ApiContext, Marks } from './types';
import {
  validateRequests,
  type ValidateRequestsOptions,
} from './validateRequests';

export interface RouterOptions {
  kindler: AuthorizedKindlerService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  marks: Marks;
  bodyChecks?: ValidateRequestsOptions['bodyChecks'];
}

/** Seconds after which an unavailable source is worth asking again. */
const RETRY_AFTER = '5';

/** Expected errors, by status, which are faults neither of a request nor of this program. */
const EXPECTED: Record<string, number> = {
  ServiceUnavailableError: 503,
  NotImplementedError: 501,
};

/**
 * Answers that a source is unavailable or not configured. The code that watches the source has already logged this
 * once. The portal's own handler would log it again, with a stack trace, for every poll of every open page.
 */
const answerExpected: ErrorRequestHandler = (
  error,
  request,
  response,
  next,
) => {
  const statusCode = EXPECTED[error.name];
  if (statusCode === undefined || response.headersSent) {
    next(error);
    return;
  }
  if (statusCode === 503) {
    response.setHeader('Retry-After', RETRY_AFTER);
  }
  response.status(statusCode).json({
    error: serializeError(error),
    request: { method: request.method, url: request.url },
    response: { statusCode },
  });
};

/** The REST API. Requests are checked against openapi.yaml before a handler sees them. */
export function createRouter(options: RouterOptions): Router {
  const { kindler, httpAuth, auditor, marks, bodyChecks } = options;
  const context: ApiContext = {
    kindler,
    marks,
    authorize: async (request: Request) => ({
      credentials: await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      }),
      request,
    }),
  };
  const router = PromiseRouter() as Router;
  router.get('/openapi.json', (request, response) => {
    response.json({ ...spec, servers: [{ url: request.baseUrl }] });
  });
  router.use(
    validateRequests({ refuse: refuseMethods(context, auditor), bodyChecks }),
  );
  addCalls(router, context);
  router.use(answerExpected);
  return router;
}
