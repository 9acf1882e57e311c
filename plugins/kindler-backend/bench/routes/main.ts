/* eslint-disable no-console */
import { startLab } from '@kindler/lab';
import { openStage } from '../support/openStage';
import { benchSwitchover } from './benchSwitchover';

async function main() {
  const stage = await openStage(async () => {
    const lab = await startLab({ patientGateway: true });
    return { lab, close: () => lab.stop() };
  });
  try {
    await benchSwitchover(stage);
  } finally {
    await stage.close();
  }
}

main().then(
  () => process.exit(),
  error => {
    console.error(error.message);
    process.exit(1);
  },
);
