import type { Lab } from '@kindler/lab';

/**
 * What a drill's lab has beside what each has; where the archive is foreign, no route is configured to lead to it.
 */
export const LAB_KINDS = [
  'plain',
  'foreignArchive',
  'resolvers',
  'standbyCluster',
  'synchronous',
] as const;

export type LabKind = (typeof LAB_KINDS)[number];

/** Something that goes wrong in production, done to the lab on purpose. */
export interface Drill {
  name: string;
  /** Defaults to `plain`. */
  lab?: LabKind;
  /** Cluster whose verdict is judged; the lab's own one when left out. */
  database?: string;
  /**
   * Breaks the lab. `hold` lets the fault stand for so many milliseconds. `heal` comes after it.
   */
  run(lab: Lab, hold: (ms: number) => Promise<void>): Promise<void>;
  /** Codes of findings of which one must have been said. */
  expects?: string[];
  /** Of a fault that refuses no writer: milliseconds for which `ok` may be said while it stands. */
  toldWithinMs?: number;
  /** How many incidents it is; defaults to `one`. What is over within seconds may be none. */
  incidents?: 'one' | 'at most one';
}
