export {
  isPaused,
  PoolerPause,
  resumePooler,
  type PauseLimits,
} from './PoolerPause';
export type { PoolerTarget } from './PoolerTarget';
export type { PoolerView } from './PoolerView';
export { countClosing, reconnectPooler } from './reconnectPooler';
export { readPooler } from './readPooler';
