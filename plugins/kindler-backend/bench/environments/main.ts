/* eslint-disable no-console */
import { benchCreate, benchManyAtOnce, removeAll } from './benchCreate';
import { benchList, empty, fill } from './benchList';
import { openStage } from '../support/openStage';

async function main() {
  const stage = await openStage();
  try {
    await removeAll(stage);
    const alone = await benchCreate(stage, 0);
    await benchManyAtOnce(stage);
    await fill(stage);
    await benchList(stage);
    const among = await benchCreate(stage, 10_000);
    console.log(
      `Among 10,000 others one takes ${(among / alone).toFixed(
        2,
      )} times as long as alone`,
    );
  } finally {
    await empty(stage);
    await removeAll(stage);
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
