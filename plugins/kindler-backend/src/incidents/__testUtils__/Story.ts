import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { advanceIncident, type Followed } from '../story/advanceIncident';
import type { IncidentState } from '../story/IncidentState';
import { isQualified } from '../story/isQualified';
import { observationOf } from '../story/observationOf';
import { databaseOf, findingsOf, type Scene } from './sceneOf';

export const BEGIN = Date.parse('2026-11-22T09:00:00Z');

/** Plays a story second by second, as the recorder would see it. */
export class Story {
  followed: Followed | undefined;
  /** The incidents so far, by start. */
  readonly incidents = new Map<number, IncidentState>();
  readonly #since = new Map<string, number>();
  #scene: Scene = {};
  #refusedSince: number | undefined;
  #at = BEGIN;

  /** Until when another backend is still in doubt. */
  othersDoubtUntil = 0;

  get scene(): Scene {
    return this.#scene;
  }

  get at(): number {
    return this.#at;
  }

  get open(): IncidentState {
    return this.followed!.incident!;
  }

  /** Sets the scene from now on, for some seconds. Outages and changes of leader are followed as in the evaluation. */
  is(seconds: number, scene: Scene): this {
    const refuses = scene.client !== undefined && scene.client !== 'served';
    const outageSince =
      scene.outageSince ??
      (refuses ? this.#scene.outageSince ?? this.#at : undefined);
    const last = this.#scene;
    const from = last.lock ?? 'a';
    const to = scene.lock === undefined ? 'a' : scene.lock;
    const changes = last.changes ?? [];
    const moved = to !== null && to !== '?' && from !== '?' && to !== this.#led;
    const timeline = scene.timeline ?? last.timeline ?? 1;
    this.#scene = {
      ...scene,
      outageSince,
      timeline,
      changes:
        scene.changes ??
        (moved
          ? [
              ...changes,
              { at: this.#at, from: this.#led, to: to as string, timeline },
            ]
          : changes),
    };
    if (to && to !== '?') {
      this.#led = to;
    }
    for (let second = 0; second < seconds; second += 1) {
      this.#see();
      this.#at += 1000;
    }
    return this;
  }

  /** Lets time pass without observations. */
  sleep(seconds: number): this {
    this.#at += seconds * 1000;
    return this;
  }

  #led = 'a';

  #see() {
    const scene = this.#scene;
    if (scene.client === undefined || scene.client === 'served') {
      this.#refusedSince = undefined;
    } else {
      this.#refusedSince ??= this.#at;
    }
    const database = databaseOf(
      scene,
      this.#at,
      this.#findings(),
      this.#refusedSince,
    );
    const observation = observationOf(
      database,
      {
        leaderTimeline: scene.timeline,
        leaderChanges: scene.changes ?? [],
        outageSince: scene.outageSince,
      },
      this.#at,
    );
    this.followed = advanceIncident(
      this.followed,
      observation,
      Math.min(this.othersDoubtUntil, this.#at),
    );
    const { incident, ended } = this.followed;
    for (const each of [ended, incident]) {
      if (each && isQualified(each)) {
        this.incidents.set(each.startedAt, each);
      }
    }
  }

  #findings(): Finding[] {
    const keys = this.#scene.findings ?? [];
    for (const key of this.#since.keys()) {
      if (!keys.some(each => each.endsWith(key))) {
        this.#since.delete(key);
      }
    }
    return findingsOf(keys, key => {
      const since = this.#since.get(key) ?? this.#at;
      this.#since.set(key, since);
      return since;
    });
  }
}
