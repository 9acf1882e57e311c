import { faultHints } from './faultHints';
import { poolerFaults } from './poolerFaults';
import { postgresFaults } from './postgresFaults';
import { sourceFaults } from './sourceFaults';

/** Messages and hints of source faults. */
export const faultWordings = {
  ...sourceFaults,
  ...postgresFaults,
  ...poolerFaults,
  ...faultHints,
  'fault-and-hint': '{{message}}. {{hint}}',
} as const;
