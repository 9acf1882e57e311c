import { zhFaultHints } from './zhFaultHints';
import { zhPoolerFaults } from './zhPoolerFaults';
import { zhPostgresFaults } from './zhPostgresFaults';
import { zhSourceFaults } from './zhSourceFaults';

/**
 * 各来源的故障与建议。
 */
export const zhFaultWordings = {
  ...zhSourceFaults,
  ...zhPostgresFaults,
  ...zhPoolerFaults,
  ...zhFaultHints,
  'fault-and-hint': '{{message}}。{{hint}}',
};
