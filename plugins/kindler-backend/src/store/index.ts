export { LastKnownStore, type LastKnown } from './LastKnownStore';
export { openPluginDatabase } from './openPluginDatabase';
