import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { stringify } from 'yaml';
// The lab is no package that others have.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { startClusterApi } from '../../../../packages/lab/src/standins/startClusterApi';

const CONTROLLERS = [
  'namespace',
  'resourcequota',
  'garbagecollector',
  'deployment',
  'replicaset',
];
const program = join(
  process.env.KUBEBUILDER_ASSETS ?? '/nowhere',
  'kube-controller-manager',
);
const hasProgram = existsSync(program);

/** A suite that needs Kubernetes with its controllers; where there is none, its name says why it is skipped. */
export function describeOnKubernetes(name: string, suite: () => void): void {
  const reason = hasProgram
    ? ''
    : ' (needs Kubernetes: KUBEBUILDER_ASSETS names no folder with kube-controller-manager)';
  (hasProgram ? describe : describe.skip)(`${name}${reason}`, suite);
}

/** A real API server with controllers, without a kubelet: pods stay pending. */
export interface ControlPlane {
  /** Of its administrator. */
  config: KubeConfig;
  /** Writes a kubeconfig for whom a token belongs to, for the administrator without one, and gives its path. */
  writeKubeconfig(token?: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startControlPlane(): Promise<ControlPlane> {
  const folder = await mkdtemp(join(tmpdir(), 'kindler-namespaces-'));
  const api = await startClusterApi('test');
  let written = 0;
  const writeKubeconfig = async (token = api.token) => {
    written += 1;
    const file = join(folder, `kubeconfig-${written}.yaml`);
    const cluster = { server: api.url, 'insecure-skip-tls-verify': true };
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'test',
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
      users: [{ name: 'test', user: { token } }],
      clusters: [{ name: 'test', cluster }],
    };
    await writeFile(file, stringify(kubeconfig));
    return file;
  };
  const kubeconfigFile = await writeKubeconfig();
  await api.start([]);
  const controllers = spawn(
    program,
    [
      `--kubeconfig=${kubeconfigFile}`,
      `--controllers=${CONTROLLERS.join(',')}`,
      '--leader-elect=false',
      '--port=0',
      '--secure-port=0',
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const config = new KubeConfig();
  config.loadFromFile(kubeconfigFile);
  return {
    config,
    writeKubeconfig,
    async stop() {
      if (controllers.exitCode === null && controllers.signalCode === null) {
        controllers.kill('SIGKILL');
        await once(controllers, 'exit');
      }
      await api.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
