import type { AuditorService } from '@backstage/backend-plugin-api';
import { CustomErrorBase } from '@backstage/errors';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ApiContext } from './types';

/** 405: the path exists but does not support the method. */
class MethodNotAllowedError extends CustomErrorBase {
  readonly statusCode = 405;
}

/** A HEAD is a GET without the body in the answer, which Node leaves out. */
export const headAsGet: RequestHandler = (request, _response, next) => {
  if (request.method === 'HEAD') {
    request.method = 'GET';
  }
  next();
};

/** Answers which methods a path has, and records in the audit log who tried another one. */
export function refuseMethods(
  { authorize }: ApiContext,
  auditor: AuditorService,
): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (error.status !== 405) {
      next(error);
      return;
    }
    const { method, path } = request;
    const allowed = error.headers?.Allow?.toUpperCase();
    const refusal = new MethodNotAllowedError(
      `${method} is not allowed here, only ${allowed}`,
    );
    response.setHeader('Allow', allowed);
    const audit = async () => {
      await authorize(request);
      const event = await auditor.createEvent({
        eventId: 'method-refuse',
        severityLevel: 'medium',
        request,
        meta: { method, path },
      });
      await event.fail({ error: refusal });
    };
    audit().then(() => next(refusal), next);
  };
}
