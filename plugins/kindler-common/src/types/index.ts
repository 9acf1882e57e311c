export * from './observation';
export * from './finding';
export * from './database';
export * from './gateway';
export * from './route';
export * from './environment';
export * from './operation';
