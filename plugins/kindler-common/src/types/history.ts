import type { Observed, Verdict } from './observation';

/**
 * A leader change or timeline switch.
 * @public
 */
export interface HistoryEntry {
  /** ISO time, absent where Patroni recorded none. */
  at?: string;
  /** Timeline that began. */
  timeline: number;
  leader?: string;
  /** LSN in bytes at which the former timeline ended. */
  lsn?: string;
  /** Text of PostgreSQL's history file. */
  reason?: string;
  /**
   * Milliseconds for which clients could not write around this change: HAProxy had no server for writes, or sent them
   * to members that refused them. Begin and end are each seen up to one interval of the observer late. Absent where no
   * outage was seen or no gateway was known.
   */
  outageMs?: number;
  /** This timeline gave way to an older one: what was committed on it is gone, at least so many bytes of WAL. */
  lost?: { bytes?: number };
  /** The newer timeline that gave way to this one. */
  returnedFrom?: number;
  source: string;
}

/** @public */
export interface HistoryList extends Observed {
  items: HistoryEntry[];
}

/**
 * What happened, one for each fact: several backends on one plugin database write it once.
 *
 * @remarks
 * `leader-changed` from member to member; `timeline-switched` from number to number; `verdict-changed` from verdict
 * to verdict; `server-changed` HAProxy's judgement of a server, from its status to its status; `server-flapping`
 * checks of a server changed so often that the single changes are not kept; `action` a person did something, `to` is
 * its outcome.
 * @public
 */
export type KindlerEventKind =
  | 'leader-changed'
  | 'timeline-switched'
  | 'verdict-changed'
  | 'server-changed'
  | 'server-flapping'
  | 'action';

/** @public */
export interface KindlerEvent {
  /** Increases with time within one plugin database. */
  id: string;
  kind: KindlerEventKind;
  /** ISO time at which it was observed. */
  at: string;
  /** Database cluster that it concerns. */
  database: string;
  gateway?: string;
  proxy?: string;
  server?: string;
  member?: string;
  from?: string;
  to?: string;
  /** Set on `verdict-changed`. */
  verdict?: Verdict;
  /** Code of the worst finding at that time, set on `verdict-changed` to anything but `ok`. */
  finding?: string;
  /** Milliseconds for which clients could not write, set on `leader-changed` and `timeline-switched` once it is over. */
  outageMs?: number;
  /** How many changes there were since `at`, set on `server-flapping`; grows while they go on. */
  count?: number;
  /** Operation that it belongs to, set on `action`. */
  operation?: string;
  /** One plain sentence, English. */
  message: string;
  /** Id of the source that showed it, see `SourceState`. */
  source?: string;
}

/** @public */
export interface EventList extends Observed {
  /** Newest first. */
  items: KindlerEvent[];
  nextCursor?: string;
}
