import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { giveTurns, WriteQueue } from '../store';
import { ClusterFollower, type Due } from './ClusterFollower';
import { CurrentIncidents } from './CurrentIncidents';
import type {
  IncidentRecorderOptions,
  IncidentSources,
} from './IncidentRecorderOptions';
import { observationOf, type ClusterPast } from './story/observationOf';
import { withActions } from './story/withActions';

const TICK_MS = 1000;
/** Interval for checking what other backends write. */
const BEAT_MS = 2000;
/** Interval for checking what people do, while anything is wrong. */
const ACTIONS_MS = 5000;
/** A calm cluster is noted once in this many ticks, to know how it was before the first doubt. */
const CALM_TICKS = 10;
const PRUNE_EVERY_MS = 6 * 60 * 60 * 1000;
/** After so long the owner of a cluster has written an incident that is over, or another backend owns the cluster. */
const OTHERS_WRITE_MS = 30_000;
/** Limit on the rounds of writing. More would mean an endless loop. */
const MOST_ROUNDS = 20;

/** Turns observations of clusters into incidents, which are written in the background. */
export class IncidentRecorder {
  readonly #options: IncidentRecorderOptions;
  readonly writes: WriteQueue;
  readonly #followers = new Map<string, ClusterFollower>();
  readonly #current: CurrentIncidents;
  #sources: IncidentSources | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;
  #now = 0;
  #beatAt = -Infinity;
  #actionsAt = -Infinity;
  #prunedAt = -Infinity;

  constructor(options: IncidentRecorderOptions) {
    this.#options = options;
    this.writes = new WriteQueue({
      logger: options.logger,
      name: 'incidents',
      what: 'Incidents',
      ping: () => options.writer.ping(),
    });
    this.#current = new CurrentIncidents((databases, ids) => {
      options.onShown(databases);
      options.onWritten(ids);
    });
  }

  start(sources: IncidentSources): void {
    this.look(sources);
    this.#timer = setInterval(() => this.tick(Date.now()), TICK_MS);
    this.#timer.unref();
  }

  /** Gives away the incidents of clusters that another backend writes about from now on. */
  release(databases: readonly string[]): void {
    this.writes.add(() => this.#options.writer.release(databases));
  }

  /** Sets the sources of clusters and operations that each {@link IncidentRecorder.tick} checks. */
  look(sources: IncidentSources): void {
    this.#sources = sources;
  }

  /** Resolves when everything is written, as far as the plugin database permits. Other backends can continue at once. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.writes.add(async () => {
      await this.#write();
      await this.#options.writer.release();
    });
    await this.writes.stop();
  }

  /** Returns the cluster's incident that is going on or has just ended. */
  getCurrent(database: string) {
    return this.#current.get(database);
  }

  /** Whether an incident of the cluster is going on. */
  goesOn(database: string): boolean {
    return this.#current.goesOn(database);
  }

  /** Number of changes in the set of current incidents. */
  get changeCount(): number {
    return this.#current.changeCount;
  }

  /** Takes the current state of a cluster. */
  see(database: Database, past: ClusterPast, now = Date.now()): void {
    this.#now = now;
    const observation = observationOf(database, past, now);
    const follower = this.#followers.get(database.name);
    const wasDue = follower?.due() !== undefined;
    if (follower) {
      follower.see(observation);
    } else {
      this.#followers.set(database.name, new ClusterFollower(observation));
    }
    if (!wasDue && follower?.due()) {
      this.#schedule();
    }
  }

  /** Makes the next tick note what somebody did. */
  noteActions(): void {
    this.#actionsAt = -Infinity;
  }

  /** Checks again whatever is not calm, and writes what is due. */
  tick(now: number): void {
    this.#now = now;
    this.#ticks += 1;
    let index = 0;
    for (const [name, follower] of this.#followers) {
      index += 1;
      if (!this.#records(name)) {
        follower.forgetEnded(now - OTHERS_WRITE_MS);
      }
      if (!follower.isCalm || (this.#ticks + index) % CALM_TICKS === 0) {
        this.#seeAgain(name, now);
      }
    }
    this.#schedule();
  }

  /** Resolves once everything due is written. */
  async settle(): Promise<void> {
    await this.writes.settle();
  }

  #records(name: string): boolean {
    return this.#options.records?.(name) ?? true;
  }

  #seeAgain(name: string, now: number) {
    const seen = this.#sources?.observe(name);
    if (seen) {
      this.see(seen.database, seen.past, now);
    } else {
      this.#followers.delete(name);
    }
  }

  #schedule() {
    if (this.writes.isIdle) {
      this.writes.add(() => this.#write());
    }
  }

  async #write(): Promise<void> {
    const now = this.#now;
    if (now - this.#prunedAt >= PRUNE_EVERY_MS) {
      await this.#options.store.prune(this.#options.retention, now);
      this.#prunedAt = now;
    }
    if (Math.abs(now - this.#beatAt) >= BEAT_MS) {
      await this.#beat();
      this.#beatAt = now;
    }
    const followers = [...this.#followers.values()];
    const isWriting = followers.some(follower => follower.isWriting);
    if (isWriting && Math.abs(now - this.#actionsAt) >= ACTIONS_MS) {
      await this.#readActions(followers);
    }
    await this.#writeDue(followers);
  }

  /** Writes in rounds, because what is due next depends on what the plugin database has after a round. */
  async #writeDue(followers: ClusterFollower[]): Promise<void> {
    const giveTurn = giveTurns();
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const writing = followers.filter(
        each => each.due() && this.#records(each.name),
      );
      if (writing.length === 0) {
        return;
      }
      const news = writing.filter(each => each.due()?.kind === 'hold');
      if (news.length > 0) {
        await this.#readActions(news);
      }
      const written: string[] = [];
      try {
        for (const follower of writing) {
          const due = follower.due();
          if (due) {
            written.push(await this.#carryOut(follower, due));
          }
          await giveTurn();
        }
        await this.#beat();
      } finally {
        this.#options.onWritten(written);
      }
    }
  }

  async #beat() {
    const followers = [...this.#followers.values()];
    const doubtful = followers.filter(
      ({ name, isDoubtful }) => isDoubtful && this.#records(name),
    );
    const current = await this.#options.writer.beat(
      doubtful.map(({ name }) => name),
    );
    const open = new Map(
      current
        .filter(({ endedAt }) => endedAt === undefined)
        .map(incident => [incident.database, incident]),
    );
    const now = this.#now;
    followers.forEach(follower => follower.learn(open.get(follower.name), now));
    this.#current.update(current);
  }

  async #readActions(followers: ClusterFollower[]) {
    const { routes } = this.#options;
    this.#actionsAt = this.#now;
    const operations = (await this.#sources?.listOperations()) ?? [];
    for (const follower of followers) {
      follower.change(incident => withActions(incident, operations, routes));
    }
  }

  /** Returns the incident's id. */
  async #carryOut(follower: ClusterFollower, due: Due): Promise<string> {
    const { writer } = this.#options;
    if (due.kind === 'save') {
      const isMine = await writer.save(due.id, due.incident);
      follower.onSaved(due, isMine);
      return due.id;
    }
    const held = await writer.hold(due.mine, this.#now, due.force);
    follower.onHeld(due, held);
    return held.id;
  }
}
