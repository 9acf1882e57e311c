import { say } from '../say.mjs';
import { findCycles } from './findCycles.mjs';
import { importGraph } from './importGraph.mjs';
import { listSources } from './listSources.mjs';

const MOST_LINES = 250;

/** Checks what no linter checks cheaply: that no file is long, and that imports make no circle. */
export function checkHouse() {
  const sources = listSources();
  const faults = [
    ...sources
      .filter(({ text }) => text.split('\n').length > MOST_LINES + 1)
      .map(({ path }) => `${path} has more than ${MOST_LINES} lines`),
    ...findCycles(importGraph(sources)).map(
      cycle => `imports make a circle:\n  ${cycle.join('\n  ')}`,
    ),
  ];
  faults.forEach(say);
  return { passed: faults.length === 0 ? 1 : 0, failed: faults.length };
}
