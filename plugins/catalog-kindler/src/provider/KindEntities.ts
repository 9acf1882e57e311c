import type { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { hashOf, withHash } from '../entities/entityHash';
import type { KindlerKind } from '../entities/locations';
import { acceptableEntities } from './acceptableEntities';
import type { KnownEntity, WrittenEntityReader } from './WrittenEntityReader';
import type { ChangeLog } from './ChangeLog';
import { ShrinkGuard } from './ShrinkGuard';

/** Changes for the catalog. */
export interface EntityChange {
  added: Entity[];
  /** Entity refs. */
  removed: string[];
}

export interface KindEntitiesOptions {
  kind: KindlerKind;
  reader: WrittenEntityReader;
  log: ChangeLog;
}

/**
 * The entities of one kind that the provider keeps in the catalog: which exist, and what has to change.
 */
export class KindEntities {
  readonly #kind: KindlerKind;
  readonly #reader: WrittenEntityReader;
  readonly #log: ChangeLog;
  readonly #guard = new ShrinkGuard();
  readonly #written = new Set<string>();

  constructor(options: KindEntitiesOptions) {
    this.#kind = options.kind;
    this.#reader = options.reader;
    this.#log = options.log;
  }

  /** The entities of this kind in the catalog; undefined if the catalog cannot be read. */
  async known(): Promise<KnownEntity[] | undefined> {
    const subject = `Entities of kind ${this.#kind} in the catalog`;
    try {
      const known = await this.#reader.read(this.#kind);
      this.#log.report(subject, undefined);
      return known;
    } catch (error) {
      this.#log.report(subject, `unknown, ${stringifyError(error)}`);
      return undefined;
    }
  }

  /**
   * What has to change so that the catalog has just these entities, and as they are now. What it has already is not
   * written again.
   *
   * @param entities - an entity for everything that the source has
   * @param known - what the catalog had before the source was read; when that is not known, everything is written and
   * nothing removed
   * @param reserved - refs that belong to another kind
   */
  async plan(
    entities: Entity[],
    known: KnownEntity[] | undefined,
    reserved: ReadonlySet<string>,
  ): Promise<EntityChange> {
    const accepted = await acceptableEntities(entities, this.#log);
    const wanted = [...accepted].map(([ref, entity]) => ({
      ref,
      entity: withHash(entity),
    }));
    if (!known) {
      return { added: wanted.map(({ entity }) => entity), removed: [] };
    }
    const hashes = new Map(known.map(({ ref, hash }) => [ref, hash]));
    const added = wanted
      .filter(({ ref, entity }) => hashes.get(ref) !== hashOf(entity))
      .map(({ entity }) => entity);
    const before = new Set([
      ...known.map(entity => entity.ref),
      ...this.#written,
    ]);
    const removed = [...before].filter(
      ref => !accepted.has(ref) && !reserved.has(ref),
    );
    const objection = this.#guard.objection(before.size, removed.length, [
      ...accepted.keys(),
    ]);
    this.#log.report(`Removal of entities of kind ${this.#kind}`, objection);
    return { added, removed: objection ? [] : removed };
  }

  /**
   * The refs under which something stands in the catalog.
   *
   * @param name - its own name
   * @param usualRef - the ref that it has when the catalog does not show it yet
   */
  async refsOf(name: string, usualRef: string): Promise<string[]> {
    const known = (await this.known()) ?? [];
    const refs = known.filter(entity => entity.name === name);
    return [...new Set([usualRef, ...refs.map(entity => entity.ref)])];
  }

  /** Records what was written. */
  wrote(added: string[], removed: string[]) {
    removed.forEach(ref => this.#written.delete(ref));
    added.forEach(ref => this.#written.add(ref));
  }
}
