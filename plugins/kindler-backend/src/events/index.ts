export { EventRecorder } from './EventRecorder';
export { EventStore, type Retention } from './EventStore';
export { pruneEventHeads } from './pruneEventHeads';
export { EventWriter } from './EventWriter';
export { WarmUp } from './WarmUp';
