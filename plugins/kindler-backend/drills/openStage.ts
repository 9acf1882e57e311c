import { startLab, waitFor } from '@kindler/lab';
import type { LabKind } from './Drill';
import type { DrillStage } from './runDrill';
import { TruthReader } from './truth/Truth';
import { Watched } from './Watched';

const FIRST_OK_MS = 60_000;

/** Starts a lab and what watches it, and waits until all is said to be well. */
export async function openStage(
  kind: LabKind,
  options: { kubernetes: boolean },
): Promise<DrillStage & { close(): Promise<void> }> {
  const lab = await startLab({
    dcs: options.kubernetes ? 'kubernetes' : 'etcd',
    resolvers: kind === 'resolvers',
    standbyCluster: kind === 'standbyCluster',
    synchronous: kind === 'synchronous',
  });
  const watched = await Watched.start(lab.state, {
    foreignArchive: kind === 'foreignArchive',
  });
  const truth = new TruthReader(lab);
  const close = async () => {
    await truth.close();
    await watched.stop();
    await lab.stop();
  };
  const { kubernetes, standby } = lab.state;
  const database = kubernetes?.cluster ?? 'orders';
  try {
    for (const name of [database, ...(standby ? [standby.cluster] : [])]) {
      await waitFor(
        `ok of ${name}`,
        () => {
          const { verdict, findings } = watched.say(name);
          if (verdict !== 'ok') {
            throw new Error(findings.map(({ message }) => message).join(' '));
          }
          return true;
        },
        { deadlineMs: FIRST_OK_MS },
      );
    }
    return { lab, truth, watched, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}
