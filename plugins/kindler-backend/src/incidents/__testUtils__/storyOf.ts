import type {
  ClientOutcome,
  Database,
  Finding,
  Severity,
  Verdict,
  Witness,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../../model/EvaluationState';
import { isoTime } from '../../model/Reading';
import { advanceIncident, type Followed } from '../story/advanceIncident';
import type { IncidentState } from '../story/IncidentState';
import { isQualified } from '../story/isQualified';
import { sightingOf } from '../story/sightingOf';

export const BEGIN = Date.parse('2026-11-22T09:00:00Z');

/** A cluster for a test, in few words. Members a, b and c; a leads while all is well. */
export interface Scene {
  verdict?: Verdict;
  /** E.g. `critical no-leader`, `warning member-silent/a`. */
  findings?: string[];
  /** Who holds the lock; `null` nobody, `?` not known. */
  lock?: string | null;
  timeline?: number;
  writers?: string[] | '?';
  haproxy?: string[] | '?';
  /** Without one no client is tried. */
  client?: ClientOutcome;
  servedBy?: string;
  onlyHere?: boolean;
  sessions?: number;
  outageSince?: number;
  changes?: LeaderChange[];
  scheduledAt?: string;
}

/** Tells a story second by second, as the recorder would see it. */
export class Story {
  followed: Followed | undefined;
  /** Incidents that came up, by when they began. */
  readonly incidents = new Map<number, IncidentState>();
  readonly #since = new Map<string, number>();
  #scene: Scene = {};
  #refusedSince: number | undefined;
  #at = BEGIN;

  /** When another backend is still in doubt. */
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

  /** How it is from now on, for some seconds. Outages and changes of leader are followed as the evaluation does. */
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

  /** Time passes in which nobody looks. */
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
    const sighting = sightingOf(
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
      sighting,
      Math.min(this.othersDoubtUntil, this.#at),
    );
    const { incident } = this.followed;
    if (incident && isQualified(incident)) {
      this.incidents.set(incident.startedAt, incident);
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

/** A scene as the observer would give it; what is wrong in it began at `since`. */
export function sceneOf(scene: Scene, at: number, since = at) {
  const refused = scene.client !== undefined && scene.client !== 'served';
  const database = databaseOf(
    scene,
    at,
    findingsOf(scene.findings ?? [], () => since),
    refused ? since : undefined,
  );
  return {
    database,
    past: {
      leaderTimeline: scene.timeline,
      leaderChanges: scene.changes ?? [],
      outageSince: scene.outageSince ?? (refused ? since : undefined),
    },
  };
}

function findingsOf(
  keys: readonly string[],
  sinceOf: (key: string) => number,
): Finding[] {
  return keys.map(text => {
    const [severity, key] = text.split(' ');
    const [code, member] = key.split('/');
    return {
      code,
      severity: severity as Severity,
      subject: { kind: 'database', name: 'orders' },
      since: isoTime(sinceOf(key)),
      message: `There is ${key}.`,
      next: 'Look.',
      params: paramsOf(code, member),
      evidence: [{ label: key, value: 'so', source: 'test' }],
    };
  });
}

function statusOf(said: string[] | '?'): Witness['status'] {
  if (said === '?') {
    return 'unknown';
  }
  return said.length > 0 ? 'named' : 'none';
}

function paramsOf(code: string, member: string | undefined): Finding['params'] {
  if (code.startsWith('clients-')) {
    return { route: 'orders-rw' };
  }
  return member ? { member } : {};
}

function databaseOf(
  scene: Scene,
  at: number,
  findings: Finding[],
  refusedSince: number | undefined,
): Database {
  const { lock = 'a', writers = ['a'], haproxy = ['a'], client } = scene;
  const observedAt = isoTime(at);
  const witness = (
    kind: 'patroni' | 'postgres' | 'haproxy',
    said: string[] | '?',
  ) =>
    ({
      kind,
      status: statusOf(said),
      members: said === '?' ? [] : said,
      details: [],
      source: kind,
      observedAt,
    } as Database['witnesses'][number]);
  const held = lock === null ? [] : [lock];
  return {
    name: 'orders',
    verdict: scene.verdict ?? 'ok',
    leader: lock === null || lock === '?' ? undefined : lock,
    timeline: scene.timeline,
    memberCount: 3,
    findingCount: findings.length,
    managedBy: 'patroni',
    witnesses: [
      witness('patroni', lock === '?' ? '?' : held),
      witness('postgres', writers),
      witness('haproxy', haproxy),
    ],
    members: [],
    gateways: [
      {
        gateway: 'edge',
        proxy: 'orders_rw',
        intent: 'read-write',
        route: 'orders-rw',
        statistics: { status: haproxy === '?' ? 'stale' : 'fresh' },
        servers: ['a', 'b', 'c'].map(name => ({
          name,
          member: name,
          status: haproxy.includes(name) ? 'UP' : 'DOWN',
          up: haproxy === '?' ? ('unknown' as const) : haproxy.includes(name),
          sessions: haproxy.includes(name) ? scene.sessions ?? 14 : 0,
        })),
        client: client && {
          source: 'client:orders-rw',
          target: '127.0.0.1:5000',
          everyMs: 1000,
          refusedSince:
            refusedSince === undefined ? undefined : isoTime(refusedSince),
          servedAt: isoTime((refusedSince ?? at + 1000) - 1000),
          servedBy: scene.servedBy,
          onlyHere: scene.onlyHere,
          last: {
            outcome: client,
            depth: 'startup',
            observedAt,
            phases: {},
            tookMs: 3,
          },
        },
      },
    ],
    findings,
    worst: findings[0],
    sources: [],
    actions: [],
    scheduledSwitchover: scene.scheduledAt
      ? { at: scene.scheduledAt }
      : undefined,
  };
}
