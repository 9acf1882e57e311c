import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { sayMissingPlugins } from './sayMissingPlugins';

const urlOf = (id: string) => `/api/${id}/.backstage/auth/v1/jwks.json`;

describe('sayMissingPlugins', () => {
  let server: Server;
  let installed: string[] = [];
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isThere = installed.some(id => request.url === urlOf(id));
      response.writeHead(isThere ? 200 : 404).end('{}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  async function said(options: {
    plugins: string[];
    sources?: string[];
    notifies?: boolean;
    at?: string;
  }) {
    const { plugins, sources = [], notifies = true, at = base } = options;
    installed = plugins;
    const logger = mockServices.logger.mock();
    await sayMissingPlugins({
      config: mockServices.rootConfig({
        data: { backend: { actions: { pluginSources: sources } } },
      }),
      discovery: {
        getBaseUrl: async id => `${at}/api/${id}`,
        getExternalBaseUrl: async id => `${at}/api/${id}`,
      },
      logger,
      notifies,
    });
    return logger.info.mock.calls.map(([line]) => line);
  }

  const ALL = ['events', 'signals', 'notifications', 'mcp-actions'];

  it('says nothing where everything is there', async () => {
    expect(await said({ plugins: ALL, sources: ['kindler'] })).toEqual([]);
  });

  it('says of each that is missing what that costs', async () => {
    expect(await said({ plugins: [] })).toEqual([
      expect.stringMatching(/plugin-events-backend is not installed: .*poll/),
      expect.stringMatching(/plugin-signals-backend .* every 10 s/),
      expect.stringMatching(/plugin-notifications-backend .* incidents/),
      expect.stringMatching(/plugin-mcp-actions-backend .* AI clients/),
    ]);
  });

  it('does not miss notifications that nobody wants', async () => {
    const lines = await said({ plugins: [], notifies: false });
    expect(lines.join()).not.toContain('notifications');
  });

  it('says that AI clients are not offered what Kindler has', async () => {
    expect(await said({ plugins: ALL })).toEqual([
      expect.stringContaining('pluginSources does not name kindler'),
    ]);
  });

  it('says nothing of what could not be asked', async () => {
    const at = 'http://127.0.0.1:1';
    expect(await said({ plugins: [], at })).toEqual([]);
  });
});
