import { faultHints } from './faultHints';
import { postgresFaults } from './postgresFaults';
import { sourceFaults } from './sourceFaults';

/**
 * What faults of sources say and tell to do.
 */
export const faultWordings = {
  ...sourceFaults,
  ...postgresFaults,
  ...faultHints,
  'fault-and-hint': '{{message}}. {{hint}}',
} as const;
