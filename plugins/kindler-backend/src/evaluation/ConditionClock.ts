import type { EvaluationState } from './EvaluationState';
import type { Condition } from './rules/Rule';

/**
 * The start of a condition: `own` for its own code and subject, `since` including the conditions that it took over
 * from.
 */
export interface Held {
  own: number;
  since: number;
}

/**
 * Determines since when conditions hold. A condition that takes over from another of its group continues with its
 * start. While clients cannot write, the verdict must not fall back just because another rule now reports it.
 */
export class ConditionClock {
  readonly #before: Pick<EvaluationState, 'since' | 'groups'> | undefined;
  readonly #now: number;
  readonly #newestPart: Map<string, number>;
  readonly since: Record<string, number> = {};
  readonly groups: Record<string, number> = {};

  constructor(
    before: Pick<EvaluationState, 'since' | 'groups'> | undefined,
    now: number,
  ) {
    this.#before = before;
    this.#now = now;
    this.#newestPart = newestParts(before?.groups ?? {});
  }

  note({ code, subject, group, began = this.#now }: Condition): Held {
    const key = [code, subject].filter(Boolean).join('/');
    const own = this.#before?.since[key] ?? Math.min(began, this.#now);
    this.since[key] = own;
    if (group === undefined) {
      return { own, since: own };
    }
    const since = Math.min(own, this.#sinceOfGroup(group));
    this.groups[group] = Math.min(since, this.groups[group] ?? since);
    return { own, since };
  }

  /** Takes the newest of the parts, because an old problem of one route is not an old problem of all routes. */
  #sinceOfGroup(group: string): number {
    const before = this.#before?.groups ?? {};
    return Math.min(
      this.#now,
      ...[group, ...wholesOf(group)].map(same => before[same] ?? this.#now),
      this.#newestPart.get(group) ?? this.#now,
    );
  }
}

/** Returns when the newest part of each group began. */
function newestParts(groups: Record<string, number>): Map<string, number> {
  const newest = new Map<string, number>();
  for (const [group, since] of Object.entries(groups)) {
    for (const whole of wholesOf(group)) {
      newest.set(whole, Math.max(since, newest.get(whole) ?? since));
    }
  }
  return newest;
}

/** Returns the groups that a group is part of: `a` and `a/b` for `a/b/c`. */
function wholesOf(group: string): string[] {
  const parts = group.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
