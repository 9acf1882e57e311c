import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reservePorts, waitFor } from '@kindler/lab';
import { Agent, request as send } from 'undici';
import { stringify } from 'yaml';

const TOKEN = 'test-token';

/** A real Kubernetes API without kubelet, for tests. */
export interface TestKubernetes {
  kubeconfigFile: string;
  /** Writes a kubeconfig for the owner of a token and returns its path. */
  writeKubeconfig: (token: string) => Promise<string>;
  /** Sends a request to the API and returns the body of the answer. Rejects if the status is not 2xx. */
  request: (
    method: string,
    path: string,
    body?: object,
    token?: string,
  ) => Promise<unknown>;
  stop: () => Promise<void>;
}

/** Starts etcd and the API server from the folder in KUBEBUILDER_ASSETS. */
export async function startKubernetes(assets: string): Promise<TestKubernetes> {
  const folder = await mkdtemp(join(tmpdir(), 'kindler-kubernetes-'));
  const [client, peer, secure] = await reservePorts(3);
  const key = join(folder, 'sa.key');
  const tokens = join(folder, 'tokens.csv');
  const kubeconfigFile = join(folder, 'kubeconfig.yaml');
  const server = `https://127.0.0.1:${secure}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  await writeFile(tokens, `${TOKEN},test,1,system:masters\n`);
  await writeFile(kubeconfigFile, kubeconfig(server, TOKEN));

  const etcd = spawn(
    'etcd',
    [
      `--data-dir=${folder}/etcd`,
      `--listen-client-urls=http://127.0.0.1:${client}`,
      `--advertise-client-urls=http://127.0.0.1:${client}`,
      `--listen-peer-urls=http://127.0.0.1:${peer}`,
    ],
    { stdio: 'ignore' },
  );
  const api = spawn(
    join(assets, 'kube-apiserver'),
    [
      `--etcd-servers=http://127.0.0.1:${client}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${secure}`,
      `--cert-dir=${folder}/certs`,
      `--service-account-key-file=${key}`,
      `--service-account-signing-key-file=${key}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      '--api-audiences=https://kubernetes.default.svc',
      `--token-auth-file=${tokens}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.96.0.0/24',
      '--endpoint-reconciler-type=none',
      '--disable-admission-plugins=ServiceAccount',
    ],
    { stdio: 'ignore' },
  );
  const stop = async () => {
    await end(api);
    await end(etcd);
    await rm(folder, { recursive: true, force: true });
  };
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
  const request: TestKubernetes['request'] = async (
    method,
    path,
    body,
    token = TOKEN,
  ) => {
    const { statusCode, body: answer } = await send(`${server}${path}`, {
      method,
      dispatcher,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (statusCode >= 300) {
      throw new Error(`${method} ${path} answered ${statusCode}: ${text}`);
    }
    return /^[{[]/.test(text) ? JSON.parse(text) : text;
  };
  try {
    await waitFor('the Kubernetes API', () => request('GET', '/readyz'), {
      deadlineMs: 60_000,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  let written = 0;
  const writeKubeconfig = async (token: string) => {
    written += 1;
    const file = join(folder, `kubeconfig-${written}.yaml`);
    await writeFile(file, kubeconfig(server, token));
    return file;
  };
  return { kubeconfigFile, writeKubeconfig, request, stop };
}

function kubeconfig(server: string, token: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: { token } }],
    clusters: [
      { name: 'test', cluster: { server, 'insecure-skip-tls-verify': true } },
    ],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
