import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
// The lab is no package that others have.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { startClusterApi } from '../../../../packages/lab/src/standins/startClusterApi';
import type { ArgocdSettings } from '../ArgocdSettings';
import { StandInArgocd } from './StandInArgocd';

const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'applications.argoproj.io' },
  spec: {
    group: 'argoproj.io',
    scope: 'Namespaced',
    names: {
      kind: 'Application',
      listKind: 'ApplicationList',
      plural: 'applications',
      singular: 'application',
    },
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};
const COLLECTIONS: Record<string, string> = {
  ServiceAccount: '/api/v1/namespaces/argocd/serviceaccounts',
  Role: '/apis/rbac.authorization.k8s.io/v1/namespaces/argocd/roles',
  RoleBinding:
    '/apis/rbac.authorization.k8s.io/v1/namespaces/argocd/rolebindings',
};

/** A real API server with the namespace of Argo CD, a stand-in of it, and Kindler's own rights there. */
export async function startArgocd() {
  const folder = await mkdtemp(join(tmpdir(), 'kindler-argocd-'));
  const server = await startClusterApi('argocd');
  await server.start([]);
  const ask = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ) => send(server, method, path, body);
  await ask('POST', '/api/v1/namespaces', {
    metadata: { name: 'argocd' },
  });
  await ask(
    'POST',
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    CRD,
  );
  const rbac = await readFile(
    join(__dirname, '../../examples/argocd-rbac.yaml'),
    'utf8',
  );
  for (const document of parseAllDocuments(rbac)) {
    const object = document.toJS();
    await ask('POST', COLLECTIONS[object.kind], object);
  }
  const issued = await ask(
    'POST',
    `${COLLECTIONS.ServiceAccount}/kindler/token`,
    { spec: { audiences: [], expirationSeconds: 3600 } },
  );
  const kubeconfigFile = join(folder, 'kubeconfig');
  await writeFile(
    kubeconfigFile,
    kubeconfigOf(server.url, issued.status.token),
    { mode: 0o600 },
  );
  const argocd = new StandInArgocd(ask);
  argocd.start();
  const settings: ArgocdSettings = {
    kubeconfigFile,
    namespace: 'argocd',
    project: 'default',
    deadlineMs: 60_000,
  };
  return {
    ask,
    argocd,
    settings,
    server,
    async close() {
      await argocd.stop();
      await server.remove();
      await rm(folder, { recursive: true });
    },
  };
}

export function kubeconfigOf(url: string, token: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: { token } }],
    clusters: [
      {
        name: 'test',
        cluster: { server: url, 'insecure-skip-tls-verify': true },
      },
    ],
  });
}

async function send(
  { url, token }: { url: string; token: string },
  method: string,
  path: string,
  body?: object,
): Promise<any> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}${path}`, {
      method,
      rejectUnauthorized: false,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
    });
    call.once('error', reject);
    call.once('response', response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => (text += chunk));
      response.once('end', () =>
        (response.statusCode ?? 500) < 300
          ? resolve(JSON.parse(text))
          : reject(new Error(`${response.statusCode} ${text}`)),
      );
    });
    call.end(body && JSON.stringify(body));
  });
}
