import type { CurrentIncident, Held } from './IncidentWriter';
import { advanceIncident, type Followed } from './story/advanceIncident';
import type { IncidentObservation } from './story/IncidentObservation';
import type { IncidentState } from './story/IncidentState';
import { isClear } from './story/isClear';
import { isQualified } from './story/isQualified';
import { isSameStory } from './story/isSameStory';
import { resumeIncident } from './story/resumeIncident';
import type { Witnessed } from './story/Witnessed';

/** A backend that sees a cluster critical for this long takes over the incident of another backend that does not. */
const GRAVER_MS = 10_000;

/** The state of an incident's row in the plugin database. */
interface Row {
  id: string;
  /** Whether this backend writes it. */
  isMine: boolean;
  /** What this backend last wrote. */
  saved?: IncidentState;
}

/** An incident that is over but not yet written. */
interface Waiting {
  incident: IncidentState;
  row?: Row;
}

/** What has to be written for a cluster. */
export type Due =
  | { kind: 'hold'; mine: Witnessed; force: boolean }
  | { kind: 'save'; id: string; incident: IncidentState };

/** Follows one cluster in this backend and keeps track of what is not written yet. */
export class ClusterFollower {
  readonly name: string;
  readonly #since: number;
  #followed: Followed;
  #row: Row | undefined;
  #open: CurrentIncident | undefined;
  #othersDoubtAt: number | undefined;
  readonly #waiting: Waiting[] = [];

  constructor(first: IncidentObservation) {
    this.name = first.database;
    this.#since = first.at;
    this.#followed = advanceIncident(undefined, first);
  }

  /** Whether nothing is noted. */
  get isCalm(): boolean {
    return this.#followed.incident === undefined;
  }

  /** Whether something is in doubt now. */
  get isDoubtful(): boolean {
    const { last, incident, standing } = this.#followed;
    return !isClear(last, incident ? incident.standing : standing?.known);
  }

  get isWriting(): boolean {
    return this.#row?.isMine === true && this.#open !== undefined;
  }

  see(observation: IncidentObservation): void {
    const before = this.#followed.incident;
    this.#followed = advanceIncident(
      this.#followed,
      observation,
      this.#othersDoubtAt,
    );
    const { incident, ended } = this.#followed;
    if (before && (ended || before.startedAt !== incident?.startedAt)) {
      this.#waiting.push({ incident: ended ?? before, row: this.#row });
      this.#row = undefined;
    }
  }

  /** Changes what is noted, e.g. for actions of people. */
  change(change: (incident: IncidentState) => IncidentState): void {
    const { incident } = this.#followed;
    this.#followed = {
      ...this.#followed,
      incident: incident && change(incident),
    };
  }

  /** Takes what the plugin database has for the cluster. */
  learn(open: CurrentIncident | undefined, now: number): void {
    this.#open = open;
    this.#othersDoubtAt =
      open?.othersDoubtAgeMs === undefined
        ? undefined
        : now - open.othersDoubtAgeMs;
    if (open && !open.isMine && !this.isCalm) {
      this.#row = { id: open.id, isMine: false };
    }
    if (!open && this.#row?.isMine === false && this.isDoubtful) {
      this.#row = undefined;
    }
  }

  due(): Due | undefined {
    const waiting = this.#nextWaiting();
    if (waiting) {
      const { incident, row } = waiting;
      return row
        ? { kind: 'save', id: row.id, incident }
        : { kind: 'hold', mine: this.#witnessed(incident), force: false };
    }
    const { incident } = this.#followed;
    if (this.#open?.isOrphan || this.#isGraver(incident)) {
      const force = !this.#open!.isOrphan;
      return { kind: 'hold', mine: this.#witnessed(incident), force };
    }
    if (!incident || !isQualified(incident)) {
      return undefined;
    }
    const row = this.#row;
    const isOpenAgain =
      row?.saved?.endedAt !== undefined && incident.endedAt === undefined;
    if (!row || isOpenAgain) {
      return { kind: 'hold', mine: this.#witnessed(incident), force: false };
    }
    return row.isMine && !isSameStory(row.saved, incident)
      ? { kind: 'save', id: row.id, incident }
      : undefined;
  }

  /** Forgets unwritten incidents that were over by then, because another backend writes them. */
  forgetEnded(before: number): void {
    const left = this.#waiting.filter(
      ({ incident }) => (incident.endedAt ?? 0) >= before,
    );
    this.#waiting.splice(0, this.#waiting.length, ...left);
  }

  /** Called after the write claim on an incident was settled. */
  onHeld(due: Due, { id, by, before }: Held): void {
    if (this.#waiting.length > 0) {
      this.#waiting.shift();
      return;
    }
    this.#row = { id, isMine: by === 'me' };
    if (before) {
      const { state, until } = before;
      const mine = this.#witnessed(this.#followed.incident);
      this.#followed = {
        ...this.#followed,
        incident: resumeIncident(state, mine, until),
      };
    } else if (by === 'me' && due.kind === 'hold') {
      this.#row.saved = due.mine.incident;
    }
  }

  /** Called after a save; `isMine` is false if another backend writes the incident now. */
  onSaved(due: Due, isMine: boolean): void {
    if (this.#waiting.length > 0) {
      this.#waiting.shift();
    } else if (this.#row && due.kind === 'save') {
      this.#row = { ...this.#row, isMine, saved: due.incident };
    }
  }

  /** Returns the first unwritten incident before the current one. Others are forgotten. */
  #nextWaiting(): Waiting | undefined {
    while (this.#waiting.length > 0) {
      const { incident, row } = this.#waiting[0];
      const isDone = row
        ? !row.isMine || isSameStory(row.saved, incident)
        : !isQualified(incident);
      if (!isDone) {
        return this.#waiting[0];
      }
      this.#waiting.shift();
    }
    return undefined;
  }

  #isGraver(incident: IncidentState | undefined): boolean {
    const { last } = this.#followed;
    return (
      this.#open !== undefined &&
      !this.#open.isMine &&
      this.#open.worst !== 'critical' &&
      incident?.criticalSince !== undefined &&
      last.at - incident.criticalSince >= GRAVER_MS
    );
  }

  #witnessed(incident: IncidentState | undefined): Witnessed {
    return { since: this.#since, last: this.#followed.last, incident };
  }
}
