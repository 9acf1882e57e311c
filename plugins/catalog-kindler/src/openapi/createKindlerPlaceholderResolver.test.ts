import { mockServices } from '@backstage/backend-test-utils';
import { createKindlerPlaceholderResolver } from './createKindlerPlaceholderResolver';

const starting = () => new Response('', { status: 503 });
const served = () => Response.json({ openapi: '3.1.0' });

function resolve(value: string, ...answers: Array<() => Response>) {
  const fetched = jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () => (answers.shift() ?? starting)());
  const resolver = createKindlerPlaceholderResolver({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    pauseMs: 0,
  });
  const definition = resolver({
    key: 'kindler',
    value,
    baseUrl: '/entities.yaml',
    read: async () => Buffer.from(''),
    resolveUrl: url => url,
    emit: () => {},
  });
  return { definition, fetched };
}

describe('createKindlerPlaceholderResolver', () => {
  afterEach(() => jest.restoreAllMocks());

  it('asks the Kindler backend with a token', async () => {
    const { definition, fetched } = resolve('openapi', served);
    expect(JSON.parse(String(await definition))).toEqual({ openapi: '3.1.0' });
    expect(fetched).toHaveBeenCalledWith(
      expect.stringMatching(/\/api\/kindler\/openapi\.json$/),
      { headers: { Authorization: expect.stringMatching(/^Bearer ./) } },
    );
  });

  it('waits for a backend that is starting, but not for ever', async () => {
    const patient = resolve('openapi', starting, starting, served);
    await expect(patient.definition).resolves.toContain('3.1.0');
    const endless = resolve('openapi');
    await expect(endless.definition).rejects.toThrow('503');
  });

  it('refuses another value', async () => {
    const { definition, fetched } = resolve('../secrets');
    await expect(definition).rejects.toThrow('not "../secrets"');
    expect(fetched).not.toHaveBeenCalled();
  });
});
