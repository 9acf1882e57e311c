export { IncidentSection } from './IncidentSection';
export { IncidentStateChip } from './IncidentStateChip';
export { IncidentTable } from './IncidentTable';
export { IncidentView } from './IncidentView';
export { OutageText } from './OutageText';
export { useNewestIncidents } from './useIncidents';
