export * from './KindlerApi';
export * from './KindlerClient';
export type {
  KindlerClientOptions,
  KindlerRequestOptions,
} from './KindlerRequests';
