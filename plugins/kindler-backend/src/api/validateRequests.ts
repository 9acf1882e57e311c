import { InputError, NotFoundError } from '@backstage/errors';
import { json, type ErrorRequestHandler, type RequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { headAsGet } from './refuseMethods';
import { spec } from './spec';

interface ValidationProblem {
  path: string;
  message: string;
}

const explain: ErrorRequestHandler = (error, _request, _response, next) => {
  if (error.status === 405) {
    next(error);
  } else if (error.status === 404) {
    next(new NotFoundError('Nothing is there'));
  } else {
    const problems: ValidationProblem[] = error.errors ?? [];
    const text = problems.map(describe).join('; ');
    next(new InputError(text || error.message));
  }
};

/**
 * Refuses with 400 what openapi.yaml does not allow, and names each field that is wrong.
 *
 * @param refuse - answers methods that a path does not have
 */
export function validateRequests(
  refuse: ErrorRequestHandler,
): Array<RequestHandler | ErrorRequestHandler> {
  const [parseBody, ...validators] = [
    json(),
    ...middleware({
      apiSpec: spec,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      validateSecurity: false,
      useRequestUrl: true,
    }),
  ];
  return [headAsGet, parseBody, ...validators, explain, refuse];
}

function describe({ path, message }: ValidationProblem): string {
  const field = path.replace(/^\/(body|query|params|headers)\/?/, '');
  if (/additional properties/.test(message)) {
    return `unknown field '${field}'`;
  }
  return field ? `${field} ${message}` : message;
}
