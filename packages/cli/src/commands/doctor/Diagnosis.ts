import type { Fault } from '@kindler/backstage-plugin-kindler-common';
import type { Examination } from '@kindler/backstage-plugin-kindler-backend/doctor';

/** What the doctor found, and what to do about it. */
export interface Diagnosis extends Examination {
  /** Why something could not be discovered. */
  faults: Fault[];
  /** What could not be found out, and who can say it. */
  open: string[];
  /** YAML to paste; absent where nothing is missing. */
  block?: string;
}
