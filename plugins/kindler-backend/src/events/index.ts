export { EventRecorder } from './EventRecorder';
export { EventStore, type Retention } from './EventStore';
export { EventWriter } from './EventWriter';
