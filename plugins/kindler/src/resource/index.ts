export { KindlerResource } from './KindlerResource';
export { ResourceHub } from './ResourceHub';
export { ServerClockProvider, useServerNow } from './ServerClock';
export {
  useKindlerResource,
  type UseKindlerResourceResult,
} from './useKindlerResource';
export { useResourceHub } from './useResourceHub';
export type { ResourceState } from './ResourceState';
export { StaleContext } from './StaleContext';
