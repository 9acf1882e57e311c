export {
  isPaused,
  PoolerPause,
  resumePooler,
  type PauseLimits,
} from './PoolerPause';
export type { PoolerTarget } from './PoolerTarget';
export type { PoolerView } from './PoolerView';
export { readPooler } from './readPooler';
