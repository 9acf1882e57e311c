export * from './KindlerCallDefinition';
export * from './openapi.gen';
