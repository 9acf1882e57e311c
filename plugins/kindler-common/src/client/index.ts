export * from './KindlerApi';
export * from './KindlerClient';
