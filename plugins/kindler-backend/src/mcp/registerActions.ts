import type { ActionOptions } from './ActionOptions';
import { registerExplainDatabaseVerdict } from './registerExplainDatabaseVerdict';
import { registerGetIncident } from './registerGetIncident';
import { registerListDatabases } from './registerListDatabases';
import { registerListIncidents } from './registerListIncidents';
import { registerShowAvailability } from './registerShowAvailability';
import { registerShowDatabaseHistory } from './registerShowDatabaseHistory';
import { registerTraceRoute } from './registerTraceRoute';

/** Registers what AI clients may ask; all of it only reads. */
export function registerActions(options: ActionOptions): void {
  registerListDatabases(options);
  registerExplainDatabaseVerdict(options);
  registerShowDatabaseHistory(options);
  registerShowAvailability(options);
  registerListIncidents(options);
  registerGetIncident(options);
  registerTraceRoute(options);
}
