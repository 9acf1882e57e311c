import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { createArchive, startArchive } from './archive';
import { startDns } from './dns';
import { startEtcd } from './etcd';
import { findPrograms } from './findPrograms';
import { startHaproxy, writeHaproxyConfig } from './haproxy';
import {
  createKubernetesObjects,
  findApiServer,
  reportSystemIdentifier,
  startKubernetes,
  writeKubernetesFiles,
} from './kubernetes';
import { Lab } from './Lab';
import { labContext, LabContext } from './LabContext';
import { LabStateFile } from './LabStateFile';
import { createLabState } from './createLabState';
import { startPatroni, writePatroniConfigs } from './patroni';
import { startPgbouncer } from './pgbouncer';
import { PatroniNodeView, readPatroni } from './patroniRest';
import { isRunning } from './processes';
import { renderPortalConfig } from './renderPortalConfig';
import { unprivilegedUser } from './RunFolder';
import { readSystemIdentifier, setUpPlatform } from './setUpDatabases';
import { startReaper } from './startReaper';
import { waitFor } from './waitFor';

/** @public */
export interface StartLabOptions {
  /**
   * An empty or new folder, which stays when the lab stops, for its logs. Without it the lab makes a temporary one
   * and removes it.
   */
  folder?: string;
  /**
   * Where Patroni keeps its lock. Defaults to `etcd`. With `kubernetes` the cluster is `hippo` in PGO's shape, over
   * the API server that the environment variable `KUBEBUILDER_ASSETS` leads to.
   */
  dcs?: 'etcd' | 'kubernetes';
  /** Whether HAProxy knows its servers by name, from a DNS server of the lab that can be stopped. */
  resolvers?: boolean;
  /** Whether a second Patroni cluster of two members, `branch`, follows the first one through the gateway. */
  standbyCluster?: boolean;
  /** Whether writes wait for a synchronous standby, also when there is none (`synchronous_mode_strict`). */
  synchronous?: boolean;
  /**
   * Whether HAProxy tries a new connection that is refused again for 12 s, on any server that is up, as is advised where
   * switchovers take clients along, and checks every 2 s. Without it a client is refused after 2 s.
   */
  patientGateway?: boolean;
  /** Whether a PgBouncer runs in front of the read-write listener, and the route `orders-rw` says so. */
  pgbouncer?: boolean;
  /** Milliseconds until all must be healthy. Defaults to 120,000. */
  deadlineMs?: number;
  /** Is told what is being done. */
  onProgress?: (step: string) => void;
}

/**
 * Starts etcd, three Patroni members, a standalone PostgreSQL and HAProxy on loopback, makes the portal's roles and
 * databases, and waits until all is healthy. When it fails, or when this process ends, nothing stays behind.
 * @public
 */
export async function startLab(options: StartLabOptions = {}): Promise<Lab> {
  const progress = options.onProgress ?? (() => {});
  const programs = findPrograms();
  const apiServer = options.dcs === 'kubernetes' ? findApiServer() : undefined;
  const runAs = unprivilegedUser();
  const folder = makeFolder(options.folder, runAs);
  const state = await createLabState(
    {
      id: randomBytes(8).toString('hex'),
      folder,
      temporary: options.folder === undefined,
      programs,
      runAs,
    },
    {
      apiServer,
      resolvers: options.resolvers,
      standbyCluster: options.standbyCluster,
      synchronous: options.synchronous,
      patientGateway: options.patientGateway,
    },
  );
  const context = labContext(state);
  context.stateFile.write(state);
  const reaper = startReaper(folder);
  context.stateFile.update(changed => {
    changed.reaperPid = reaper.pid;
  });
  const lab = new Lab(context, reaper);
  try {
    await startPrograms(context, options, progress);
    progress('waiting until all members stream');
    await lab.waitHealthy(options.deadlineMs);
    return lab;
  } catch (error) {
    await lab.stop();
    throw error;
  }
}

/**
 * Controls a lab that another process started.
 *
 * @param folder - the lab's folder, as `lab.state.folder` says
 * @throws NotFoundError when no lab runs there
 * @public
 */
export function attachLab(folder: string): Lab {
  const state = LabStateFile.create(folder).read();
  if (!isRunning(state.reaperPid)) {
    throw new NotFoundError(`The lab in ${folder} is gone`);
  }
  return new Lab(labContext(state));
}

async function startPrograms(
  context: LabContext,
  { pgbouncer }: StartLabOptions,
  progress: (step: string) => void,
): Promise<void> {
  const { stateFile, folder } = context;
  folder.folder('guests');
  writePatroniConfigs(context);
  await writeHaproxyConfig(context);
  if (stateFile.read().dns) {
    progress('starting the DNS server');
    await startDns(context);
  }
  progress('starting etcd and HAProxy');
  await Promise.all([
    startEtcd(context),
    startHaproxy(context),
    ...(pgbouncer ? [startPgbouncer(context)] : []),
  ]);
  folder.file('app-config.lab.yaml', renderPortalConfig(stateFile.read()));
  if (stateFile.read().kubernetes) {
    progress('starting the Kubernetes API');
    writeKubernetesFiles(context);
    await startKubernetes(context);
    await createKubernetesObjects(context);
  }

  const [first, ...others] = stateFile.read().members;
  progress(`starting ${first.name}`);
  await startPatroni(context, first.name);
  const archive = createArchive(context).then(() => startArchive(context));
  archive.catch(() => {});
  await waitFor(
    `${first.name} to make the cluster`,
    async () => {
      const node = await readPatroni<PatroniNodeView>(
        first.restUrl,
        '/patroni',
      );
      return node && /initializing|starting|running/.test(node.state)
        ? true
        : undefined;
    },
    {
      deadlineMs: 60_000,
      logFile: first.logFile,
      abort: () =>
        isRunning(stateFile.read().members[0].pid)
          ? undefined
          : 'Patroni ended',
    },
  );
  progress(`starting ${others.map(({ name }) => name).join(', ')}`);
  await Promise.all(others.map(({ name }) => startPatroni(context, name)));

  progress('making roles and databases');
  await waitFor(
    'roles and databases through the gateway',
    async () => {
      await setUpPlatform(stateFile.read());
      return true;
    },
    { deadlineMs: 60_000, logFile: first.logFile },
  );
  await archive;
  const { standby } = stateFile.read();
  if (standby) {
    progress(`starting ${standby.members.map(({ name }) => name).join(', ')}`);
    await Promise.all(
      standby.members.map(({ name }) => startPatroni(context, name)),
    );
  }
  if (stateFile.read().kubernetes) {
    await reportSystemIdentifier(
      context,
      await readSystemIdentifier(stateFile.read()),
    );
  }
}

function makeFolder(
  wanted: string | undefined,
  runAs?: { uid: number; gid: number },
): string {
  if (wanted === undefined) {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'kindler-lab-'));
    if (runAs) {
      chownSync(folder, runAs.uid, runAs.gid);
    }
    return folder;
  }
  const folder = resolve(wanted);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ConflictError(`${folder} is not empty`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (runAs) {
    chownSync(folder, runAs.uid, runAs.gid);
  }
  return realpathSync(folder);
}
