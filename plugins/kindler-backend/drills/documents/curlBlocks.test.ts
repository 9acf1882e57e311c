import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { spec } from '../../src/api/spec';
import { kindlerPlugin } from '../../src/plugin';
import { originalFiles, placeIn, readDocument } from './documents';

jest.setTimeout(120_000);

/** Each `curl` that asks a portal, with its lines joined. */
const CALLS = originalFiles().flatMap(file => {
  const text = readDocument(file);
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(match =>
    match[1]
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter(line => /^curl .*\$PORTAL/.test(line))
      .map(line => [placeIn(file, text, match.index), line] as const),
  );
});

/** That a portal has nothing of the kind, or cannot do it now. */
const REACHED = [
  'NotFoundError',
  'ConflictError',
  'NotImplementedError',
  'ServiceUnavailableError',
];

const isCall = (method: string, path: string) =>
  path === '/openapi.json' ||
  Object.entries<object>(spec.paths).some(
    ([template, calls]) =>
      method in calls &&
      new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );

describe('calls of the API in documents', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    const member = { name: 'a', address: '127.0.0.1:9' };
    const data = {
      kindler: { databases: [{ name: 'orders', members: [member] }] },
    };
    backend = await startTestBackend({
      features: [kindlerPlugin, mockServices.rootConfig.factory({ data })],
    });
  });

  afterAll(() => backend.stop());

  it.each(CALLS)('%s: %s', async (_at, line) => {
    const [, path] = /\$PORTAL\/api\/kindler([^?"]+)/.exec(line)!;
    const method = / -X POST /.test(line) ? 'post' : 'get';
    expect([method, path, isCall(method, path)]).toEqual([method, path, true]);

    const { port } = backend.server.address() as AddressInfo;
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', `curl() { command curl -s -w '\\n%{http_code}' "$@"; }; ${line}`],
      {
        env: {
          ...process.env,
          PORTAL: `http://127.0.0.1:${port}`,
          TOKEN: mockCredentials.user.token(),
        },
      },
    );
    const [, body, status] = /^([\s\S]*)\n(\d+)$/.exec(stdout)!;
    const { error } = JSON.parse(body);
    const outcome = Number(status) < 300 ? 'done' : error.name;
    expect({
      error,
      isReached: ['done', ...REACHED].includes(outcome),
    }).toEqual({
      error,
      isReached: true,
    });
  });
});
