import type { Observed } from './observation';
import type { Wording } from './wording';
import type { CheckName } from '../wordings';

/**
 * What can be done to a database cluster.
 * @public
 */
export type DatabaseActionKind =
  | 'switchover'
  | 'cancel-switchover'
  | 'restart'
  | 'reinitialize'
  | 'pause'
  | 'resume';

/**
 * An action on a database cluster. Fields that do not belong to the action are refused.
 * @public
 */
export interface DatabaseActionRequest {
  action: DatabaseActionKind;
  /** Why; kept with the operation and in the audit log. */
  reason: string;
  /** Member to restart or reinitialize; for a switchover the member that shall lead, any fit one when left out. */
  member?: string;
  /** Leader that the caller saw. The action is refused when another one leads now. */
  leader?: string;
  /** ISO time with zone at which a switchover or restart shall happen; at once when left out. */
  scheduledAt?: string;
}

/**
 * One thing that was looked at before an action.
 * @public
 */
export interface ActionCheck {
  /** What was looked at. Translations key on it. */
  name: CheckName;
  ok: boolean | 'unknown';
  /** Whether the action is refused when it is not ok. */
  blocking: boolean;
  message: Wording;
}

/**
 * What an action would do, and whether it can be done now.
 * @public
 */
export interface ActionPlan extends Observed {
  database: string;
  action: DatabaseActionKind;
  possible: boolean;
  /** How it is carried out: Patroni's REST API of a member, or the PostgresCluster of PGO. */
  via: string;
  checks: ActionCheck[];
  /** What will happen, in plain sentences. */
  effects: Wording[];
}
