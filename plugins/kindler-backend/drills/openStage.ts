import { ConfigReader } from '@backstage/config';
import { renderPortalConfig, startLab, waitFor } from '@kindler/lab';
import { parse } from 'yaml';
import { silent } from '../bench/support/silent';
import { readKindlerConfig } from '../src/config';
import { Observer } from '../src/observer';
import type { LabKind } from './Drill';
import type { DrillStage } from './runDrill';
import { TruthReader } from './truth/Truth';

const FIRST_OK_MS = 60_000;

/** Starts a lab and observes it with the settings that the plugin has by default, until all is said to be well. */
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
  const config = readKindlerConfig(
    new ConfigReader(parse(renderPortalConfig(lab.state))),
  );
  const observer = Observer.create({
    ...config,
    settings: config.observer,
    logger: silent,
  });
  observer.start();
  const { kubernetes, standby } = lab.state;
  const database = kubernetes?.cluster ?? 'orders';
  const say = (name: string) => observer.getDatabase(name)!;
  const truth = TruthReader.create(lab);
  const close = async () => {
    await truth.close();
    await observer.stop();
    await lab.stop();
  };
  try {
    for (const name of [database, ...(standby ? [standby.cluster] : [])]) {
      await waitFor(
        `ok of ${name}`,
        () => {
          const { verdict, findings } = say(name);
          if (verdict !== 'ok') {
            throw new Error(findings.map(({ message }) => message).join(' '));
          }
          return true;
        },
        { deadlineMs: FIRST_OK_MS },
      );
    }
    return { lab, truth, say, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}
