/* eslint-disable no-console */
import { startLab } from '@kindler/lab';
import { openStage } from '../support/openStage';
import { benchMigration, letMigrate } from './benchMigration';
import { benchSwitch } from './benchSwitch';
import { benchSwitchover } from './benchSwitchover';

async function main() {
  const stage = await openStage(async () => {
    const lab = await startLab({ patientGateway: true, pgbouncer: true });
    return { lab, close: () => lab.stop() };
  }, letMigrate);
  try {
    await benchSwitchover(stage);
    await benchMigration(stage);
    await benchSwitch(stage);
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
