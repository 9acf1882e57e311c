import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classifyError } from '../model/fault';
import { loadKubeConfig } from './loadKubeConfig';
import { sourceId } from '../model/SourceId';

describe('loadKubeConfig', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function faultOf(load: () => unknown) {
    try {
      load();
    } catch (error) {
      return classifyError(error, sourceId.kubernetes('prod', 'api'));
    }
    throw new Error('nothing was thrown');
  }

  it('says which key to set where there is no service account', () => {
    const host = process.env.KUBERNETES_SERVICE_HOST;
    delete process.env.KUBERNETES_SERVICE_HOST;
    try {
      expect(faultOf(() => loadKubeConfig({}))).toMatchObject({
        kind: 'config',
        message: expect.stringMatching(/No cluster configuration was found/),
        hint: expect.stringContaining('kindler.kubernetes[].kubeconfigFile'),
      });
    } finally {
      if (host !== undefined) {
        process.env.KUBERNETES_SERVICE_HOST = host;
      }
    }
  });

  it('says which contexts there are', () => {
    const kubeconfigFile = join(folder, 'config');
    const cluster = {
      name: 'c',
      cluster: { server: 'https://127.0.0.1:6443' },
    };
    const config = {
      clusters: [cluster],
      users: [{ name: 'u', user: {} }],
      contexts: [{ name: 'prod', context: { cluster: 'c', user: 'u' } }],
    };
    writeFileSync(kubeconfigFile, JSON.stringify(config));
    const load = (context?: string) =>
      loadKubeConfig({ kubeconfigFile, context });
    expect(faultOf(() => load('test')).message).toBe(
      "The kubeconfig has no context 'test' with a cluster; it has: prod",
    );
    expect(faultOf(() => load()).message).toContain('no current context');
    expect(load('prod').getCurrentCluster()?.name).toBe('c');
  });
});
