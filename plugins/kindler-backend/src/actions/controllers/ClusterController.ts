import type {
  Database,
  DatabaseAction,
  DatabaseActionKind,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts, RestMember } from '../plan/ActionFacts';
import type { Progress } from '../watch/watchFor';
import type { ActionCall, ActionInput, ActionRequest } from '../types';

/** The options of an action. */
export type ActionCapability = Omit<DatabaseAction, 'kind'>;

type Look = () => Promise<Progress>;

/**
 * Changes one cluster through whoever manages it. The effect of an order, which `look` sees, proves that it was carried
 * out. Repeating an order must be safe.
 */
export interface ClusterController {
  /** Saved with each operation: what was planned for one kind is not carried out by another. */
  readonly kind: ActionInput['controller'];
  /** The actions that it can carry out. */
  readonly capabilities: Readonly<
    Partial<Record<DatabaseActionKind, ActionCapability>>
  >;
  /** Milliseconds until all members know of a pause. */
  readonly pauseMs: number;
  /** Names whoever receives the order. */
  describe(database: Database, request: ActionRequest): string;
  /** Returns the facts for a plan, including what is unavailable. */
  facts(): Promise<
    Pick<ActionFacts, 'rest' | 'limits' | 'operator' | 'ownerUnknown'>
  >;
  /** Returns the members' current reports on themselves, as far as they can be asked. */
  members(signal: AbortSignal): Promise<RestMember[]>;

  switchover(call: ActionCall, look: Look): Promise<void>;
  /** Checks that whoever carried out an observed switchover knows of it. */
  confirmSwitchover(call: ActionCall, seen: Progress): Promise<Progress>;
  /** Withdraws what this operation ordered, and nothing that somebody else ordered. */
  withdrawSwitchover(call: ActionCall): Promise<void>;
  /** Whether an order remains after it was carried out. */
  readonly keepsOrders: boolean;
  /** Describes the current order in one sentence. Rejects while this operation's order is in place. */
  describeOrder(call: ActionCall): Promise<Wording>;
  cancelSwitchover(call: ActionCall, look: Look): Promise<void>;

  restart(call: ActionCall, look: Look): Promise<void>;
  seeRestart(call: ActionCall): Promise<Progress>;
  withdrawRestart(call: ActionCall): Promise<void>;

  reinitialize(call: ActionCall, look: Look): Promise<void>;

  setPause(call: ActionCall, paused: boolean): Promise<void>;
  /** Checks that all members know what the record says. */
  confirmPause(call: ActionCall, paused: boolean): Promise<Progress>;
}
