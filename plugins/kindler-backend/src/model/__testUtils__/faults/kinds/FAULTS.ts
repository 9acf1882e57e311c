import type { FaultKind } from '../FaultKind';
import { CLIENT_KINDS } from './clientKinds';
import { LEADER_KINDS } from './leaderKinds';

/** Every kind of fault. */
export const FAULTS: readonly FaultKind[] = [...CLIENT_KINDS, ...LEADER_KINDS];
