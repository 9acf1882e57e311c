/* eslint-disable no-console */
import { benchClusters } from './observe/clusters';
import { benchEvaluation } from './observe/evaluation';
import { benchMemory } from './observe/memory';
import { benchParser } from './observe/parser';
import { startClusters } from './support/startClusters';

// Ratios are of one run on one machine.
const BENCHES: Record<string, () => Promise<void>> = {
  async observe() {
    const source = await startClusters();
    try {
      await benchClusters(source);
    } finally {
      source.stop();
    }
    benchParser();
    benchEvaluation();
  },
  async memory() {
    const source = await startClusters();
    try {
      await benchMemory(source);
    } finally {
      source.stop();
    }
  },
};

const bench = BENCHES[process.argv[2] ?? ''];
if (bench) {
  bench().then(
    () => process.exit(),
    error => {
      console.error(error.message);
      process.exit(1);
    },
  );
} else {
  console.error(`Usage: yarn bench ${Object.keys(BENCHES).join('|')}`);
  process.exitCode = 1;
}
