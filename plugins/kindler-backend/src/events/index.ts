export { EventStore } from './EventStore';
