import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { isTransientError } from './isTransientError';

const fetchFailed = (code: string) =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error(`connect ${code}`), { code }),
  });

const answered = (status: number, body?: object) =>
  ResponseError.fromResponse(
    body ? Response.json(body, { status }) : new Response('', { status }),
  );

const unavailable = {
  error: { name: 'ServiceUnavailableError', message: 'no route' },
  response: { statusCode: 503 },
};

describe('isTransientError', () => {
  it.each([
    ['a 503 of Kindler', answered(503, unavailable)],
    ['a 503 of a proxy', answered(503)],
    ['a 502', answered(502)],
    ['a 429', answered(429)],
    ['nobody listens', fetchFailed('ECONNREFUSED')],
    ['a cut connection', fetchFailed('UND_ERR_SOCKET')],
    ['a service that says so', new ServiceUnavailableError('away')],
    ['no answer in time', new DOMException('late', 'TimeoutError')],
  ])('repeats after %s', async (_, error) => {
    expect(isTransientError(await error)).toBe(true);
  });

  it.each([
    ['a 404', answered(404)],
    ['a 403', answered(403)],
    ['a 500', answered(500)],
    ['a missing thing', new NotFoundError('gone')],
    ['a missing permission', new NotAllowedError('no')],
    ['a conflict', new ConflictError('busy')],
    ['a cancelled task', new DOMException('stop', 'AbortError')],
    ['a mistake in the code', new TypeError('x is not a function')],
    ['something that is no error', 'ServiceUnavailableError'],
  ])('does not repeat after %s', async (_, error) => {
    expect(isTransientError(await error)).toBe(false);
  });
});
