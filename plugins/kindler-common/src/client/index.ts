export { createKindlerApi } from './createKindlerApi';
export {
  createKindlerClient,
  type KindlerClient,
  type KindlerClientOptions,
  type KindlerRequestOptions,
} from './createKindlerClient';
export { readAllPages } from './readAllPages';
export { isRemoteError, remoteError } from './remoteError';
