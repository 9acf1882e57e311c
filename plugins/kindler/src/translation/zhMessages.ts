import { zhIncidentMessages } from './zhMessages/zhIncidentMessages';
import { zhAvailabilityMessages } from './zhMessages/zhAvailabilityMessages';
import { zhBackupMessages } from './zhMessages/zhBackupMessages';
import { zhClientMessages } from './zhMessages/zhClientMessages';
import { zhCommonMessages } from './zhMessages/zhCommonMessages';
import { zhDatabaseMessages } from './zhMessages/zhDatabaseMessages';
import { zhDatabaseActionMessages } from './zhMessages/zhDatabaseActionMessages';
import { zhDriftMessages } from './zhMessages/zhDriftMessages';
import { zhEnvironmentMessages } from './zhMessages/zhEnvironmentMessages';
import { zhFieldMessages } from './zhMessages/zhFieldMessages';
import { zhGatewayMessages } from './zhMessages/zhGatewayMessages';
import { zhJudgementMessages } from './zhMessages/zhJudgementMessages';
import { zhOperationMessages } from './zhMessages/zhOperationMessages';
import { zhSourceTextMessages } from './zhMessages/zhSourceTextMessages';
import { zhRouteMessages } from './zhMessages/zhRouteMessages';

/**
 * 中文文本。
 */
export const zhMessages = {
  ...zhCommonMessages,
  ...zhClientMessages,
  ...zhAvailabilityMessages,
  ...zhIncidentMessages,
  ...zhJudgementMessages,
  ...zhDatabaseMessages,
  ...zhGatewayMessages,
  ...zhRouteMessages,
  ...zhDatabaseActionMessages,
  ...zhEnvironmentMessages,
  ...zhBackupMessages,
  ...zhDriftMessages,
  ...zhFieldMessages,
  ...zhOperationMessages,
  ...zhSourceTextMessages,
};
