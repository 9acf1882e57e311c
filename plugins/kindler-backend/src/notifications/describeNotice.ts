import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import type { Notice } from '../model/Notice';

/** The text for the owner, and where it links. */
export interface NoticeText {
  title: string;
  description: string;
  link: string;
}

/** Describes one or more simultaneous incidents with the same cause. */
export function describeNotice(
  kind: Notice['kind'],
  incidents: readonly IncidentSummary[],
): NoticeText {
  const [first] = incidents;
  const isAlarm = kind === 'alarm';
  if (incidents.length > 1) {
    return {
      title: `${incidents.length} clusters are ${
        isAlarm ? 'critical' : 'ok again'
      }`,
      description: isAlarm
        ? byTitle(incidents)
        : `${incidents.map(nameOf).join(', ')}.`,
      link: '/kindler',
    };
  }
  return {
    title: isAlarm
      ? `${nameOf(first)}: ${first.title.text}`
      : `${nameOf(first)} is ok again`,
    description: isAlarm ? first.cause.message : endOf(first),
    link: linkTo(first),
  };
}

/** One cause has a title per cluster if the title names members. */
function byTitle(incidents: readonly IncidentSummary[]): string {
  const names = new Map<string, string[]>();
  for (const incident of incidents) {
    const { text } = incident.title;
    const same = names.get(text) ?? [];
    same.push(nameOf(incident));
    names.set(text, same);
  }
  return [...names]
    .map(([text, same]) => `${same.join(', ')}: ${text}.`)
    .join(' ');
}

/** A notification that replaces another one belongs to the same incident. */
export function scopeOf({ database, id }: IncidentSummary): string {
  return `kindler/databases/${database}/incidents/${id}`;
}

function linkTo({ database, id }: IncidentSummary): string {
  return `/kindler/databases/${encodeURIComponent(database)}/incidents/${id}`;
}

function nameOf({ database, databaseTitle }: IncidentSummary): string {
  return databaseTitle ?? database;
}

function endOf(incident: IncidentSummary): string {
  const { title, startedAt, endedAt, outageMs } = incident;
  const lastedMs = Date.parse(endedAt ?? startedAt) - Date.parse(startedAt);
  return [
    `${title.text}. It lasted ${spanOf(lastedMs)}.`,
    ...(outageMs ? [`Clients could not write for ${spanOf(outageMs)}.`] : []),
  ].join(' ');
}

function spanOf(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
