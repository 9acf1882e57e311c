import type { Evidence, Incident, IncidentLane } from '../api';
import { cell, clockTime, dateTime, table, timeSpan } from './markdown';

const LANES: Record<IncidentLane['kind'], string> = {
  client: 'Client',
  patroni: "Patroni's lock",
  postgres: 'PostgreSQL accepts writes on',
  haproxy: 'HAProxy sends writes to',
  verdict: 'Verdict',
};

/**
 * Formats an incident as Markdown for a post-mortem. The text is English and times are UTC.
 * @public
 */
export function incidentToMarkdown(incident: Incident): string {
  return [
    `# ${cell(incident.title.text)}`,
    table(['', ''], numbers(incident)),
    '## What happened',
    phases(incident),
    '## What each witness said',
    lanes(incident),
    '## What people did',
    actions(incident),
    '',
  ].join('\n\n');
}

function numbers(incident: Incident): string[][] {
  const { database, databaseTitle, startedAt, endedAt, cause } = incident;
  const { outageMs, detectedAfterMs, sessionsCut, lostBytes } = incident;
  const lastedMs = Date.parse(endedAt ?? '') - Date.parse(startedAt);
  const rows: Array<[string, string | undefined]> = [
    [
      'Database cluster',
      databaseTitle ? `${databaseTitle} (${database})` : database,
    ],
    ['Owner', incident.owner],
    ['Began', dateTime(startedAt)],
    [
      'All clear',
      endedAt ? `${dateTime(endedAt)}, after ${timeSpan(lastedMs)}` : 'not yet',
    ],
    ['Worst verdict', incident.worst],
    [
      'Cause at its worst',
      `${cause.message} (${[cause.code, cause.rule]
        .filter(Boolean)
        .join(', ')})`,
    ],
    [
      'Clients could not write for',
      outageMs === undefined
        ? 'not known: no route for writes'
        : `${timeSpan(outageMs)}${incident.outageOngoing ? ' so far' : ''}`,
    ],
    ['Detected after', spanOf(detectedAfterMs)],
    ['Led before', leader(incident.leaderBefore, incident.timelineBefore)],
    ['Led after', leader(incident.leaderAfter, incident.timelineAfter)],
    ['Sessions cut', sessionsCut?.toString()],
    [
      'WAL on a timeline that was given up',
      lostBytes === undefined ? undefined : `${lostBytes} bytes`,
    ],
    [
      'Owner was notified at',
      incident.notifiedAt.map(at => clockTime(at, startedAt)).join(', ') ||
        undefined,
    ],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
}

function phases(incident: Incident): string {
  const rows = incident.phases.map(({ at, text, evidence }) => [
    clockTime(at, incident.startedAt),
    text.text,
    evidence.map(quote).join('; '),
  ]);
  const left = incident.phasesLeftOut;
  return [
    rows.length > 0
      ? table(['At', 'What', 'Evidence'], rows)
      : 'Nothing was told.',
    ...(left ? [`${left} more in the middle were not kept.`] : []),
  ].join('\n\n');
}

function quote({ label, value, source }: Evidence): string {
  return `${label}: ${value} (${source})`;
}

function lanes(incident: Incident): string {
  return incident.lanes
    .map(({ kind, route, spans, leftOut }) => {
      const name = route ? `${LANES[kind]} of ${route}` : LANES[kind];
      const said = spans.map(({ from, values, timeline, tone }) => {
        const value =
          values.join(', ') || (tone === 'unknown' ? 'not known' : 'nobody');
        const on = timeline === undefined ? '' : ` on timeline ${timeline}`;
        return `${clockTime(from, incident.startedAt)} ${cell(value)}${on}`;
      });
      const left = leftOut ? ` (${leftOut} more in the middle)` : '';
      return `- **${cell(name)}**: ${said.join(' → ')}${left}`;
    })
    .join('\n');
}

function actions({ actions: done }: Incident): string {
  return (
    done
      .map(
        ({ at, requester, kind, outcome, reason }) =>
          `- ${dateTime(at)}: ${cell(requester)} asked for ${kind}, ${outcome}${
            reason ? `; reason: ${cell(reason)}` : ''
          }`,
      )
      .join('\n') || 'Nothing through Kindler.'
  );
}

function leader(name: string | undefined, timeline: number | undefined) {
  return name && timeline !== undefined
    ? `${name}, timeline ${timeline}`
    : name;
}

function spanOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : timeSpan(ms);
}
