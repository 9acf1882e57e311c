import type { EnvironmentRecord } from '@kindler/backstage-plugin-kindler-common';

const MOST_ROWS = 2000;
/** A request may have 1 MiB; the rest is for what stands around the rows. */
const MOST_BYTES = 1_000_000;

/** Rows in portions that one request can carry, in their order. */
export function toBatches(records: EnvironmentRecord[]): EnvironmentRecord[][] {
  const batches: EnvironmentRecord[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = Buffer.byteLength(JSON.stringify(record)) + 1;
    const batch = batches.at(-1);
    if (batch && batch.length < MOST_ROWS && bytes + size <= MOST_BYTES) {
      batch.push(record);
      bytes += size;
    } else {
      batches.push([record]);
      bytes = size;
    }
  }
  return batches;
}
