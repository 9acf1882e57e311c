import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { isInDoubt } from '../evaluation/client/isInDoubt';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate, type Evaluation } from '../evaluation/evaluate';
import type { EvaluationState } from '../evaluation/EvaluationState';
import { uniteServers } from '../evaluation/facts/rememberServers';
import { furthest, uniteLost } from '../model/LostTimeline';
import { toDatabase } from '../evaluation/views/toDatabase';
import { databaseDigest } from './digests';

const CONFIRM_EVERY_MS = 1000;
/** Interval of evaluations without news, problems or viewers. */
const DUE_AFTER_MS = 4900;
/** Maximum age of a result that is shown to a viewer. */
const SHOWN_FOR_MS = 1900;

/** Listens to the results of a cluster's evaluations. */
export interface ClusterListener {
  /** Called if the cluster or its history changed for a viewer. */
  onChange?(database: Database, before: Database): void;
  /** Called if something new seems to be wrong; at most once a second. */
  onDoubt?(): void;
  /** Called when it becomes doubtful that clients are served. */
  onClientDoubt?(): void;
  /** Called if the leader or its timeline changed since it was last known. */
  onLeader?(): void;
}

/** The remembered past of a cluster. */
export type RememberedPast = Pick<
  EvaluationState,
  | 'leader'
  | 'leaderTimeline'
  | 'formerLeader'
  | 'leaderChanges'
  | 'led'
  | 'lostTimelines'
  | 'servers'
>;

/** The remembered past, with an outage that is still going on. */
export type ClusterPast = RememberedPast & Pick<EvaluationState, 'outageSince'>;

/** Evaluates one cluster repeatedly and reports what changed since the last time. */
export class DatabaseJudge {
  readonly #listeners = new Set<ClusterListener>();
  #evaluation: Evaluation;
  #database: Database;
  #digest: string;
  #isInDoubt = false;
  #known = new Set<string>();
  #doubtedAt = 0;
  #judgedAt = performance.now();

  /** @param snapshot - the initial knowledge */
  constructor(snapshot: ClusterSnapshot) {
    this.#evaluation = evaluate(snapshot, undefined, Date.now());
    this.#database = toDatabase(snapshot, this.#evaluation);
    this.#digest = databaseDigest(this.#database);
  }

  subscribe(listener: ClusterListener): void {
    this.#listeners.add(listener);
  }

  get evaluation(): Evaluation {
    return this.#evaluation;
  }

  /** The result of the last evaluation. */
  get database(): Database {
    return this.#database;
  }

  /** The remembered leaders and state of the write path. */
  get past(): ClusterPast {
    const { state } = this.#evaluation;
    return {
      leader: state.leader,
      leaderTimeline: state.leaderTimeline,
      formerLeader: state.formerLeader,
      leaderChanges: state.leaderChanges,
      led: state.led,
      lostTimelines: state.lostTimelines,
      servers: state.servers,
      outageSince: state.outageSince,
    };
  }

  /** Whether it is doubtful that clients are served. */
  get isInDoubt(): boolean {
    return this.#isInDoubt;
  }

  /** Something is or may be wrong, so every answer counts. */
  get isUnsettled(): boolean {
    return Object.keys(this.#evaluation.state.since).length > 0;
  }

  /** Ages change even without new answers. */
  get isDue(): boolean {
    return (
      this.isUnsettled || performance.now() - this.#judgedAt >= DUE_AFTER_MS
    );
  }

  /** Whether the result is too old to be shown. */
  get isOld(): boolean {
    return performance.now() - this.#judgedAt >= SHOWN_FOR_MS;
  }

  judge(snapshot: ClusterSnapshot): void {
    this.#judgedAt = performance.now();
    const before = this.#database;
    const { leader, leaderTimeline, leaderChanges } = this.#evaluation.state;
    this.#evaluation = evaluate(snapshot, this.#evaluation.state, Date.now());
    this.#database = toDatabase(snapshot, this.#evaluation);
    const digest = databaseDigest(this.#database);
    if (
      digest !== this.#digest ||
      leaderChanges !== this.#evaluation.state.leaderChanges
    ) {
      this.#digest = digest;
      const now = this.#database;
      this.#listeners.forEach(each => each.onChange?.(now, before));
    }
    this.#doubt();
    this.#doubtClients();
    const { state } = this.#evaluation;
    if (
      leader !== undefined &&
      (state.leader !== leader || state.leaderTimeline !== leaderTimeline)
    ) {
      this.#listeners.forEach(each => each.onLeader?.());
    }
  }

  /** Restores the past from before this process started. Whatever was seen since then takes precedence. */
  restore(past: RememberedPast): void {
    const { state } = this.#evaluation;
    this.#evaluation = {
      ...this.#evaluation,
      state: {
        ...state,
        leader: state.leader ?? past.leader,
        leaderTimeline: state.leaderTimeline ?? past.leaderTimeline,
        formerLeader: state.formerLeader ?? past.formerLeader,
        leaderChanges: [...past.leaderChanges, ...state.leaderChanges],
        led: furthest(past.led, state.led),
        lostTimelines: uniteLost(past.lostTimelines, state.lostTimelines),
        servers: uniteServers(past.servers, state.servers),
      },
    };
  }

  #doubtClients() {
    const before = this.#isInDoubt;
    this.#isInDoubt = isInDoubt(this.#evaluation);
    if (this.#isInDoubt && !before) {
      this.#listeners.forEach(each => each.onClientDoubt?.());
    }
  }

  #doubt() {
    const { since } = this.#evaluation.state;
    const began = Object.keys(since).some(
      key => !this.#known.has(key) && since[key] > this.#doubtedAt,
    );
    this.#known = new Set(Object.keys(since));
    if (began && Date.now() - this.#doubtedAt > CONFIRM_EVERY_MS) {
      this.#doubtedAt = Date.now();
      this.#listeners.forEach(each => each.onDoubt?.());
    }
  }
}
