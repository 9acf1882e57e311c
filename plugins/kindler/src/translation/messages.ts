import { incidentMessages } from './messages/incidentMessages';
import { availabilityMessages } from './messages/availabilityMessages';
import { backupMessages } from './messages/backupMessages';
import { clientMessages } from './messages/clientMessages';
import { commonMessages } from './messages/commonMessages';
import { databaseMessages } from './messages/databaseMessages';
import { databaseActionMessages } from './messages/databaseActionMessages';
import { driftMessages } from './messages/driftMessages';
import { environmentMessages } from './messages/environmentMessages';
import { fieldMessages } from './messages/fieldMessages';
import { gatewayMessages } from './messages/gatewayMessages';
import { judgementMessages } from './messages/judgementMessages';
import { operationMessages } from './messages/operationMessages';
import { sourceTextMessages } from './messages/sourceTextMessages';
import { routeMessages } from './messages/routeMessages';

/** English texts. The server's wordings bring their own English sentence; see `wordingMessages`. */
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
  ...backupMessages,
  ...driftMessages,
  ...fieldMessages,
  ...operationMessages,
  ...sourceTextMessages,
};
