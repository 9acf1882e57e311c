import { InputError, NotFoundError } from '@backstage/errors';
import {
  json,
  Router,
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';
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

/** A read of one thing by a plain name, or of a first page, as every open page repeats it. */
const PLAIN_READ =
  /^\/v1\/((databases|gateways)\/[\w.-]{1,63}|databases|gateways|routes|findings)$/;

/** Of a thousand or two rows; the longest of all other requests is 100 kB. */
const LONGEST_IMPORT = '1mb';

/**
 * Refuses with 400 what openapi.yaml does not allow, and names each field that is wrong. Of a plain read it could at
 * most find fault with the name, and would cost more than the answer.
 *
 * @param refuse - answers methods that a path does not have
 */
export function validateRequests(refuse: ErrorRequestHandler): RequestHandler {
  const checks = Router();
  checks.use(headAsGet);
  checks.use('/v1/environment-imports', json({ limit: LONGEST_IMPORT }));
  checks.use(json());
  checks.use(
    middleware({
      apiSpec: spec,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      validateSecurity: false,
      useRequestUrl: true,
    }),
  );
  checks.use(explain, refuse);
  return (request, response, next) => {
    if (request.method === 'GET' && PLAIN_READ.test(request.url)) {
      next();
    } else {
      checks(request, response, next);
    }
  };
}

function describe({ path, message }: ValidationProblem): string {
  const field = path.replace(/^\/(body|query|params|headers)\/?/, '');
  if (/additional properties/.test(message)) {
    return `unknown field '${field}'`;
  }
  return field ? `${field} ${message}` : message;
}
