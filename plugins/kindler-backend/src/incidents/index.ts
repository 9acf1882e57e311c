export { createIncidents } from './createIncidents';
export type { IncidentRecorder } from './IncidentRecorder';
export type { IncidentStore } from './IncidentStore';
