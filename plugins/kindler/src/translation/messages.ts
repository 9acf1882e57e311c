import { incidentMessages } from './messages/incidentMessages';
import { availabilityMessages } from './messages/availabilityMessages';
import { clientMessages } from './messages/clientMessages';
import { commonMessages } from './messages/commonMessages';
import { databaseMessages } from './messages/databaseMessages';
import { databaseActionMessages } from './messages/databaseActionMessages';
import { environmentMessages } from './messages/environmentMessages';
import { gatewayMessages } from './messages/gatewayMessages';
import { judgementMessages } from './messages/judgementMessages';
import { operationMessages } from './messages/operationMessages';
import { sourceTextMessages } from './messages/sourceTextMessages';
import { routeMessages } from './messages/routeMessages';

/**
 * English texts. Findings come with the server's own English sentences; their texts are in `findingMessages`.
 */
export const messages = {
  ...commonMessages,
  ...clientMessages,
  ...availabilityMessages,
  ...incidentMessages,
  ...judgementMessages,
  ...databaseMessages,
  ...gatewayMessages,
  ...routeMessages,
  ...databaseActionMessages,
  ...environmentMessages,
  ...operationMessages,
  ...sourceTextMessages,
};
