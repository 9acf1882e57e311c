/**
 * The real stack on loopback: etcd, Patroni, PostgreSQL and HAProxy as child processes, and drills on them.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './Lab';
export * from './LabError';
export * from './startLab';
export * from './openLab';
export type { LabMemberStatus, LabStatus } from './readStatus';
export type { ServerView } from './haproxy';
export * from './renderPortalConfig';
export * from './findPrograms';
export * from './reservePorts';
export * from './waitFor';
