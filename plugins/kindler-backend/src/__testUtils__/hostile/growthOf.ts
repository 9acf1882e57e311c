import type { HostileCase } from './HostileCase';

const TIMES = 10;
const LOOKS = 5;
/** Of the smaller input in each look, as what else happens weighs more on little work. */
const RUNS = 4;
/** The processor's time is counted in steps of some milliseconds: work that takes less is not told from nothing. */
const LEAST_MS = 20;

/**
 * How much more work ten times the input is: 10 where it grows with the input, 100 where it grows with its square. It is
 * compared with itself only, so how fast the machine is does not count; and what else runs there can only make it less:
 * the larger input counts by the time of the processor, the smaller one by that of the clock, which is never shorter.
 */
export function growthOf(
  { make }: HostileCase,
  size: number,
  most: number,
): number {
  const small = withoutFail(make(size));
  const large = withoutFail(make(TIMES * size));
  // The first run is that of code that is not compiled yet.
  small();
  let [less, more, growth] = [Infinity, Infinity, Infinity];
  for (let look = 0; look < LOOKS && growth > most; look += 1) {
    const { wall, processor } = timesOf(large);
    more = Math.min(more, wall, processor);
    for (let run = 0; run < RUNS; run += 1) {
      less = Math.min(less, timesOf(small).wall);
    }
    growth = more < LEAST_MS ? 0 : more / less;
  }
  return growth;
}

function withoutFail(work: () => unknown): () => void {
  return () => {
    try {
      work();
    } catch {
      // What is refused may not cost more either.
    }
  };
}

type Usage = (before?: NodeJS.CpuUsage) => NodeJS.CpuUsage;

/** Of this thread alone, where Node tells: collecting garbage and compiling go on beside it. */
const { threadCpuUsage, cpuUsage } = process as typeof process & {
  threadCpuUsage?: Usage;
};

function timesOf(work: () => void) {
  const usage: Usage = threadCpuUsage ?? cpuUsage;
  const before = usage.call(process);
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = usage.call(process, before);
  return { wall, processor: (user + system) / 1000 };
}
