import { InputError } from '@backstage/errors';
import { json, type ErrorRequestHandler, type RequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { spec } from './spec';

interface ValidationProblem {
  path: string;
  message: string;
}

const explain: ErrorRequestHandler = (error, _request, _response, next) => {
  const problems: ValidationProblem[] = error.errors ?? [];
  const text = problems.map(describe).join('; ');
  next(new InputError(text || error.message));
};

/** Refuses with 400 what openapi.yaml does not allow, and names each field that is wrong. */
export function validateRequests(): Array<
  RequestHandler | ErrorRequestHandler
> {
  const [parseBody, ...validators] = [
    json(),
    ...middleware({
      apiSpec: spec,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      validateSecurity: false,
      useRequestUrl: true,
      ignoreUndocumented: true,
    }),
  ];
  return [parseBody, ...validators, explain];
}

function describe({ path, message }: ValidationProblem): string {
  const field = path.replace(/^\/(body|query|params|headers)\/?/, '');
  if (/additional properties/.test(message)) {
    return `unknown field '${field}'`;
  }
  return field ? `${field} ${message}` : message;
}
