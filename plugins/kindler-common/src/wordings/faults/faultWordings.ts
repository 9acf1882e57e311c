import { faultHints } from './faultHints';
import { postgresFaults } from './postgresFaults';
import { sourceFaults } from './sourceFaults';

/** Messages and hints of source faults. */
export const faultWordings = {
  ...sourceFaults,
  ...postgresFaults,
  ...faultHints,
  'fault-and-hint': '{{message}}. {{hint}}',
} as const;
