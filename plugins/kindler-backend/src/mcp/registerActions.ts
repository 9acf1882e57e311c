import type { ActionOptions } from './ActionOptions';
import { registerExplainDatabaseVerdict } from './registerExplainDatabaseVerdict';
import { registerGetIncident } from './registerGetIncident';
import { registerListDatabases } from './registerListDatabases';
import { registerListIncidents } from './registerListIncidents';
import { registerShowAvailability } from './registerShowAvailability';
import { registerShowDatabaseHistory } from './registerShowDatabaseHistory';
import { registerTraceRoute } from './registerTraceRoute';

/** Registers the actions for AI clients. All of them are read-only. */
export function registerActions(options: ActionOptions): void {
  registerListDatabases(options);
  registerExplainDatabaseVerdict(options);
  registerShowDatabaseHistory(options);
  registerShowAvailability(options);
  registerListIncidents(options);
  registerGetIncident(options);
  registerTraceRoute(options);
}
