export * from './types';
export { readKindlerConfig } from './readKindlerConfig';
