import { generateKeyPairSync } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { clustersOf, membersOf } from './clustersOf';
import { askKubernetes } from './kubernetesApi';
import type { LabContext } from './LabContext';
import { LabError } from './LabError';
import {
  PGO,
  podStatus,
  postgresClusterDefinition,
  postgresClusterObjects,
} from './postgresOperatorObjects';
import { endProcess, isRunning, startProgram } from './processes';
import type { LabKubernetes, LabState } from './types';
import { waitFor } from './waitFor';

/** Path of the API server that `KUBEBUILDER_ASSETS` holds. @throws LabError when there is none */
export function findApiServer(): string {
  const folder = process.env.KUBEBUILDER_ASSETS;
  if (!folder) {
    throw new LabError(
      'A lab on Kubernetes needs kube-apiserver: set KUBEBUILDER_ASSETS to its folder (setup-envtest fetches one)',
    );
  }
  const path = join(folder, 'kube-apiserver');
  try {
    accessSync(path, constants.X_OK);
  } catch (error) {
    throw new LabError(`${path} cannot be run`, error);
  }
  return path;
}

/** Arguments of an API server on loopback that keeps everything in the lab's etcd. */
export function apiServerArguments(
  kubernetes: Pick<LabKubernetes, 'url' | 'folder'>,
  etcdUrl: string,
): string[] {
  const file = (name: string) => join(kubernetes.folder, name);
  return Object.entries({
    'etcd-servers': etcdUrl,
    'bind-address': '127.0.0.1',
    'secure-port': new URL(kubernetes.url).port,
    'cert-dir': file('certs'),
    'service-account-key-file': file('sa.key'),
    'service-account-signing-key-file': file('sa.key'),
    'service-account-issuer': 'https://kubernetes.default.svc',
    'api-audiences': 'https://kubernetes.default.svc',
    'token-auth-file': file('tokens.csv'),
    'authorization-mode': 'RBAC',
    'service-cluster-ip-range': '10.96.0.0/24',
    // No controller makes service accounts for the Pods, and nothing runs in them.
    'disable-admission-plugins': 'ServiceAccount',
    'endpoint-reconciler-type': 'none',
  }).map(([name, value]) => `--${name}=${value}`);
}

/** Writes the API server's keys, and the kubeconfig that Patroni and people use. */
export function writeKubernetesFiles({ stateFile, folder }: LabContext): void {
  const kubernetes = required(stateFile.read());
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  folder.folder('kubernetes');
  folder.folder('kubernetes', 'certs');
  folder.folder('.kube');
  folder.file(
    'kubernetes/sa.key',
    privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  );
  folder.file(
    'kubernetes/tokens.csv',
    `${kubernetes.token},lab-admin,lab-admin,"system:masters"\n`,
  );
  folder.file(
    '.kube/config',
    stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'lab',
      contexts: [
        {
          name: 'lab',
          context: {
            cluster: 'lab',
            user: 'lab-admin',
            namespace: kubernetes.namespace,
          },
        },
      ],
      clusters: [
        {
          name: 'lab',
          cluster: {
            server: kubernetes.url,
            'certificate-authority': kubernetes.caFile,
          },
        },
      ],
      users: [{ name: 'lab-admin', user: { token: kubernetes.token } }],
    }),
  );
}

/** Starts the API server, unless it runs, and waits until it is ready. */
export async function startKubernetes({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const state = stateFile.read();
  const kubernetes = required(state);
  if (isRunning(kubernetes.pid)) {
    return;
  }
  const pid = await startProgram({
    command: kubernetes.program,
    arguments: apiServerArguments(kubernetes, state.etcd.url),
    cwd: folder.path,
    logFile: kubernetes.logFile,
    environment: folder.environment(),
    // As ourselves: another user may not be allowed to enter the folder that KUBEBUILDER_ASSETS names.
  });
  stateFile.update(changed => {
    required(changed).pid = pid;
  });
  await waitFor(
    'the Kubernetes API to be ready',
    () => {
      // The API server makes its certificate itself, for its own user; Patroni's user must read it too.
      const certificate = join(kubernetes.folder, 'certs', 'apiserver.crt');
      folder.file('kubernetes/ca.crt', readFileSync(certificate, 'utf8'));
      return askKubernetes(kubernetes, 'GET', '/readyz');
    },
    {
      deadlineMs: 60_000,
      logFile: kubernetes.logFile,
      abort: () => (isRunning(pid) ? undefined : 'kube-apiserver ended'),
    },
  );
}

/** Stops the API server and waits until it is gone. */
export async function stopKubernetes({ stateFile }: LabContext): Promise<void> {
  await endProcess(required(stateFile.read()).pid, { deadlineMs: 15_000 });
  stateFile.update(state => {
    required(state).pid = undefined;
  });
}

/** Makes the namespace, the PostgresCluster and one Pod for each member. */
export async function createKubernetesObjects({
  stateFile,
}: LabContext): Promise<void> {
  const state = stateFile.read();
  const kubernetes = required(state);
  const { namespace } = kubernetes;
  const definition = postgresClusterDefinition();
  await askKubernetes(kubernetes, 'POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await askKubernetes(kubernetes, 'POST', definition.path, definition.object);
  await waitFor(
    'the API of PostgresCluster',
    () =>
      askKubernetes(
        kubernetes,
        'GET',
        `/apis/${PGO}/v1beta1/namespaces/${namespace}/postgresclusters`,
      ),
    { deadlineMs: 20_000, logFile: kubernetes.logFile },
  );
  for (const cluster of clustersOf(state)) {
    for (const { path, object } of postgresClusterObjects(namespace, cluster)) {
      await askKubernetes(kubernetes, 'POST', path, object);
    }
  }
  for (const [index, { name }] of membersOf(state).entries()) {
    await askKubernetes(
      kubernetes,
      'PATCH',
      `/api/v1/namespaces/${namespace}/pods/${name}/status`,
      podStatus(index),
    );
  }
}

/** Writes into the status of each PostgresCluster what PGO writes there of Patroni. */
export async function reportSystemIdentifier(
  { stateFile }: LabContext,
  systemIdentifier: string,
): Promise<void> {
  const state = stateFile.read();
  const kubernetes = required(state);
  for (const { name } of clustersOf(state)) {
    await askKubernetes(
      kubernetes,
      'PATCH',
      `/apis/${PGO}/v1beta1/namespaces/${kubernetes.namespace}/postgresclusters/${name}/status`,
      { status: { observedGeneration: 1, patroni: { systemIdentifier } } },
    );
  }
}

function required(state: LabState): LabKubernetes {
  if (!state.kubernetes) {
    throw new LabError('This lab has no Kubernetes API');
  }
  return state.kubernetes;
}
