import type {
  HistoryChangeKind,
  HistoryEntry,
} from '@kindler/backstage-plugin-kindler-common';

const HOUR = 3_600_000;
const SPANS = [
  0.25,
  1,
  2,
  6,
  12,
  24,
  48,
  7 * 24,
  14 * 24,
  30 * 24,
  90 * 24,
  365 * 24,
].map(hours => hours * HOUR);

/** Number of changes that the shown time must cover, if there are that many. */
const RECENT = 6;

/** Positions are fractions of the shown time: 0 is its start, 1 is now. */
export interface Reign {
  timeline: number;
  from: number;
  to: number;
  /** Whether history has no end for it although nobody confirms that it is still going on. */
  isUnconfirmed: boolean;
}

export interface HistoryChange {
  kind: HistoryChangeKind;
  timeline: number;
  leader?: string;
  at: string;
  position: number;
  outageMs?: number;
  /** The outage as a fraction of the shown time. */
  outage?: number;
}

export interface HistoryLayout {
  /** Shown time in milliseconds, up to now. */
  span: number;
  lanes: Array<{ member: string; reigns: Reign[] }>;
  changes: HistoryChange[];
}

/** Sorts oldest first. The oldest entry may have no recorded time. A timeline may come back after a newer one. */
export function sortHistory(items: HistoryEntry[]): HistoryEntry[] {
  const timeOf = ({ at }: HistoryEntry) => (at ? Date.parse(at) : 0);
  return [...items].sort(
    (a, b) => timeOf(a) - timeOf(b) || a.timeline - b.timeline,
  );
}

function spanOf(times: number[], now: number): number {
  const recent = times.slice(-RECENT);
  const needed = now - Math.min(...recent);
  return SPANS.find(span => span >= needed) ?? needed * 1.05;
}

/** Lays out leaders and timelines over time, with one lane per member. Entries without a recorded time are not drawn. */
export function layOutHistory(options: {
  items: HistoryEntry[];
  members: string[];
  leader: string | undefined;
  now: number;
}): HistoryLayout | undefined {
  const { items, members, leader, now } = options;
  const entries = sortHistory(items);
  const timeOf = (entry: HistoryEntry | undefined) =>
    entry?.at === undefined ? NaN : Date.parse(entry.at);
  const times = entries.map(timeOf).filter(time => time <= now);
  if (times.length === 0) {
    return undefined;
  }
  const span = spanOf(times, now);
  const positionOf = (time: number) => 1 - (now - time) / span;

  const reignsOf = (member: string) =>
    entries.flatMap((entry, index): Reign[] => {
      const isLast = index === entries.length - 1;
      const from = timeOf(entry);
      const to = isLast ? now : timeOf(entries[index + 1]);
      if (entry.leader !== member || !(from <= to) || positionOf(to) <= 0) {
        return [];
      }
      return [
        {
          timeline: entry.timeline,
          from: Math.max(0, positionOf(from)),
          to: positionOf(to),
          isUnconfirmed: isLast && leader !== member,
        },
      ];
    });

  const changes = entries.flatMap((entry): HistoryChange[] => {
    const { at, kind, timeline, leader: next, outageMs } = entry;
    const position = at === undefined ? NaN : positionOf(Date.parse(at));
    return at !== undefined && position >= 0 && position <= 1
      ? [
          {
            kind,
            timeline,
            leader: next,
            at,
            position,
            outageMs,
            outage: outageMs === undefined ? undefined : outageMs / span,
          },
        ]
      : [];
  });
  const former = changes.flatMap(change => change.leader ?? []);
  return {
    span,
    lanes: [...new Set([...members, ...former])]
      .sort()
      .map(member => ({ member, reigns: reignsOf(member) })),
    changes,
  };
}

/**
 * Returns the changes whose labels fit beside each other: outages first, then the newest.
 *
 * @param distance - minimum distance of two labels, as a fraction of the width
 */
export function labelledChanges(
  changes: HistoryChange[],
  distance: number,
): HistoryChange[] {
  const byWeight = [...changes].sort(
    (a, b) =>
      Number(b.outageMs !== undefined) - Number(a.outageMs !== undefined) ||
      b.position - a.position,
  );
  return byWeight.reduce<HistoryChange[]>(
    (chosen, change) =>
      chosen.every(
        ({ position }) => Math.abs(position - change.position) >= distance,
      )
        ? [...chosen, change]
        : chosen,
    [],
  );
}
