/**
 * Types, permissions, annotations and the typed client of the Kindler plugin set.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './wordings';
export * from './annotations';
export * from './durations';
export * from './permissions';
export * from './environmentPermissions';
export * from './backupPermissions';
export * from './environments';
export * from './names';
export * from './owners';
export * from './roles';
export * from './signals';
export * from './urlPasswords';
export * from './verdicts';
export * from './client';
export * from './markdown';
export * from './FieldProblems';
export * from './waiting';
