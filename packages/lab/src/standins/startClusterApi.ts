import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { etcdArguments } from '../etcd';
import { apiServerArguments, findApiServer } from '../kubernetes';
import { askKubernetes } from '../kubernetesApi';
import { reservePorts } from '../reservePorts';
import { waitFor } from '../waitFor';

const READY_MS = 60_000;

/** The API server of one cluster, with an etcd of its own. */
export interface ClusterApiServer {
  url: string;
  token: string;
  /** Starts it, and says that these nodes are ready. */
  start(nodes: string[]): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

/** Prepares the folder of a cluster's API server, which is then started and stopped on the same ports. */
export async function startClusterApi(
  cluster: string,
): Promise<ClusterApiServer> {
  const program = findApiServer();
  const folder = await mkdtemp(join(tmpdir(), 'kindler-cluster-'));
  const [client, peer, secure] = await reservePorts(3);
  const url = `https://127.0.0.1:${secure}`;
  const token = randomUUID();
  const etcd = {
    url: `http://127.0.0.1:${client}`,
    peerUrl: `http://127.0.0.1:${peer}`,
    dataDir: join(folder, 'etcd'),
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await mkdir(join(folder, 'certs'));
  await writeFile(
    join(folder, 'sa.key'),
    privateKey.export({ type: 'pkcs1', format: 'pem' }),
  );
  await writeFile(
    join(folder, 'tokens.csv'),
    `${token},${cluster},1,system:masters\n`,
  );
  let running: ChildProcess[] = [];
  const caFile = join(folder, 'certs', 'apiserver.crt');
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    body?: { [field: string]: unknown },
  ) => askKubernetes({ url, token, caFile } as never, method, path, body);

  const stop = async () => {
    const ending = running;
    running = [];
    await Promise.all(ending.map(end));
  };
  return {
    url,
    token,
    async start(nodes) {
      if (running.length > 0) {
        return;
      }
      const start = (command: string, args: string[]) =>
        spawn(command, args, { cwd: folder, stdio: 'ignore' });
      running = [
        start('etcd', etcdArguments(etcd)),
        start(program, apiServerArguments({ url, folder }, etcd.url)),
      ];
      await waitFor(
        `the API of cluster ${cluster}`,
        async () => {
          await readFile(caFile);
          return ask('GET', '/readyz');
        },
        { deadlineMs: READY_MS },
      );
      for (const name of nodes) {
        await ask('POST', '/api/v1/nodes', readyNode(name)).catch(error => {
          if (!String(error).includes('AlreadyExists')) {
            throw error;
          }
        });
      }
    },
    stop,
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function readyNode(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
