import { InputError, NotFoundError } from '@backstage/errors';
import {
  FieldProblems,
  type FieldProblem,
} from '@kindler/backstage-plugin-kindler-common';
import {
  json,
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
} from 'express';
import { middleware } from 'express-openapi-validator';
import { headAsGet } from './refuseMethods';
import { spec } from './spec';
import { toFieldProblems } from './toFieldProblems';
import { unstorableTexts } from './unstorableTexts';

/** Checks what openapi.yaml cannot know about the accepted fields of a body. */
export type BodyCheck = (body: Record<string, unknown>) => FieldProblem[];

export interface ValidateRequestsOptions {
  /** Answers methods that a path does not have. */
  refuse: ErrorRequestHandler;
  /** By method and path, e.g. `POST /v1/environments`. */
  bodyChecks?: Record<string, BodyCheck>;
}

/** A read of one thing by a plain name, or of a first page, as every open page repeats it. */
const PLAIN_READ =
  /^\/v1\/((databases|gateways)\/[\w.-]{1,63}|databases|gateways|routes|findings)$/;

/** Enough for one or two thousand rows. All other requests are limited to 100 kB. */
const LONGEST_IMPORT = '1mb';

/**
 * Rejects with 400 what openapi.yaml does not allow, and names each wrong field. In a plain read only the name could be
 * wrong, and the check would cost more than the answer.
 */
export function validateRequests({
  refuse,
  bodyChecks = {},
}: ValidateRequestsOptions): RequestHandler {
  const checks = Router();
  checks.use(headAsGet);
  checks.use('/v1/environment-imports', json({ limit: LONGEST_IMPORT }));
  checks.use(json());
  checks.use(
    middleware({
      apiSpec: spec,
      validateRequests: { allowUnknownQueryParameters: false, allErrors: true },
      validateResponses: false,
      validateSecurity: false,
      useRequestUrl: true,
    }),
  );
  checks.use((request, _response, next) => {
    new FieldProblems(unstorableTexts(request.body)).refuse();
    next();
  });
  const explain: ErrorRequestHandler = (error, request, _response, next) => {
    if (error.status === 405) {
      next(error);
    } else if (error.status === 404) {
      next(new NotFoundError('Nothing is there'));
    } else {
      const found = eachOnce([
        ...toFieldProblems(error.errors ?? []),
        ...unstorableTexts(request.body),
      ]);
      const check = bodyChecks[`${request.method} ${request.path}`];
      const more = check?.(withoutProblems(request, found)) ?? [];
      new FieldProblems([...found, ...more]).refuse();
      next(new InputError(error.message));
    }
  };
  checks.use(explain, refuse);
  return (request, response, next) => {
    if (request.method === 'GET' && PLAIN_READ.test(request.url)) {
      next();
    } else {
      checks(request, response, next);
    }
  };
}

/** Keeps the first problem of each field. */
function eachOnce(problems: FieldProblem[]): FieldProblem[] {
  const fields = new Set<string>();
  return problems.filter(
    ({ field }) => !fields.has(field) && fields.add(field),
  );
}

/** Returns the fields of a body that have no problem. */
function withoutProblems({ body }: Request, problems: FieldProblem[]) {
  const wrong = new Set(problems.map(({ field }) => /^[^.[]*/.exec(field)![0]));
  return Object.fromEntries(
    Object.entries(body instanceof Array ? {} : body ?? {}).filter(
      ([field]) => !wrong.has(field),
    ),
  );
}
