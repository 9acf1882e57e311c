/* eslint-disable no-console */
import { startClusters } from '../support/startClusters';
import { benchRequests } from './benchRequests';

async function main() {
  const source = await startClusters();
  try {
    await benchRequests(source);
  } finally {
    source.stop();
  }
}

main().then(
  () => process.exit(),
  error => {
    console.error(error.message);
    process.exit(1);
  },
);
