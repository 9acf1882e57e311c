export { EventItem } from './EventItem';
export { EventSection } from './EventSection';
export { useNewestEvents } from './useEvents';
