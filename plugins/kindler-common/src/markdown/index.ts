export { incidentToMarkdown } from './incidentToMarkdown';
