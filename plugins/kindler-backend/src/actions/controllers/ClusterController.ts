import type {
  Database,
  DatabaseAction,
  DatabaseActionKind,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts, RestMember } from '../plan/ActionFacts';
import type { Progress } from '../watch/watchFor';
import type { ActionCall, ActionInput, ActionRequest } from '../types';

/** What an action can be told. */
export type ActionCapability = Omit<DatabaseAction, 'kind'>;

type Look = () => Promise<Progress>;

/**
 * Changes one cluster, by whoever runs it. An order is waited for by its effect, which `look` sees; to order again what
 * was ordered before must be safe.
 */
export interface ClusterController {
  /** Saved with each operation: what was planned for one is not carried out by another. */
  readonly kind: ActionInput['controller'];
  /** The actions that it carries out. */
  readonly capabilities: Readonly<
    Partial<Record<DatabaseActionKind, ActionCapability>>
  >;
  /** Milliseconds until a pause is known to all. */
  readonly pauseMs: number;
  /** Who is told, in words. */
  describe(database: Database, request: ActionRequest): string;
  /** What a plan has to know; whatever is away stands in it. */
  facts(): Promise<
    Pick<ActionFacts, 'rest' | 'limits' | 'operator' | 'ownerUnknown'>
  >;
  /** What the members say of themselves now, as far as they can be asked. */
  members(signal: AbortSignal): Promise<RestMember[]>;

  switchover(call: ActionCall, look: Look): Promise<void>;
  /** Whether a switchover that is seen is known to whoever carried it out. */
  confirmSwitchover(call: ActionCall, seen: Progress): Promise<Progress>;
  /** Takes back what this operation ordered, and nothing that somebody else ordered. */
  withdrawSwitchover(call: ActionCall): Promise<void>;
  /** Whether an order stays after it was carried out. */
  readonly keepsOrders: boolean;
  /** What is ordered now, in one sentence; rejects while this operation's order stands. */
  describeOrder(call: ActionCall): Promise<Wording>;
  cancelSwitchover(call: ActionCall, look: Look): Promise<void>;

  restart(call: ActionCall, look: Look): Promise<void>;
  seeRestart(call: ActionCall): Promise<Progress>;
  withdrawRestart(call: ActionCall): Promise<void>;

  reinitialize(call: ActionCall, look: Look): Promise<void>;

  setPause(call: ActionCall, paused: boolean): Promise<void>;
  /** Whether all know what the record says. */
  confirmPause(call: ActionCall, paused: boolean): Promise<Progress>;
}
