/**
 * The real stack on loopback: etcd, Patroni, PostgreSQL and HAProxy as child processes, and drills on them.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './Lab';
export { LabControls } from './LabControls';
export { LabFaults } from './LabFaults';
export { LabView } from './LabView';
export * from './LabError';
export * from './startLab';
export * from './openLab';
export type { LabMemberStatus, LabStatus } from './readStatus';
export type { ServerView } from './readStatistics';
export type { LabFaultRecord } from './faults/LabFaultRecord';
export type { FurtherPgbouncer } from './pgbouncer';
export type { PgbouncerSettings } from './renderPgbouncerConfig';
export type { TakenSlots } from './faults/holdSessions';
export * from './renderPortalConfig';
export * from './findPrograms';
export * from './reservePorts';
export * from './waitFor';
