import type {
  Database,
  SourceState,
  Verdict,
  Witness,
} from '@kindler/backstage-plugin-kindler-common';
import { printable } from '../../output/printable';
import { renderTable } from '../../output/renderTable';
import type { Diagnosis } from './Diagnosis';

const WITNESSES = ['patroni', 'postgres', 'haproxy', 'client'] as const;

/** What people read: each cluster by its witnesses, what did not answer, and what to write. */
export function describeDiagnosis(
  diagnosis: Diagnosis,
  verdict: Verdict,
): string {
  const { databases, routes, sources, faults, open, block } = diagnosis;
  const parts = [
    ...databases.map(describeDatabase),
    routes.length > 0 && describeRoutes(diagnosis),
    sources.length > 0 && describeSources(sources),
    faults.length > 0 &&
      titled(
        'Not discovered',
        faults.map(({ message, hint }) => `${message}. ${hint}`),
      ),
    open.length > 0 && titled('Not known', open),
    block && `Configuration to paste\n\n${block}`,
    `Verdict: ${verdict}\n`,
  ];
  return parts.filter(Boolean).join('\n');
}

function describeDatabase(database: Database): string {
  const { name, verdict, witnesses, findings } = database;
  const table = renderTable(
    ['WITNESS', 'SAYS', 'WHY'],
    WITNESSES.map(kind => [
      kind,
      sayOf(witnesses[kind]),
      witnesses[kind].reason?.text ??
        witnesses[kind].details.map(({ text }) => text).join(', '),
    ]),
  );
  const found = findings.flatMap(({ severity, message, next }) => [
    `${severity}: ${message}`,
    `  ${next}`,
  ]);
  return `${printable(name)}: ${verdict}\n\n${table}${
    found.length > 0 ? `\n${lines(found)}` : ''
  }`;
}

function sayOf({ status, members }: Witness): string {
  return status === 'named' ? members.join(', ') : status;
}

function describeRoutes({ routes }: Diagnosis): string {
  return renderTable(
    ['ROUTE', 'LISTENER', 'A CLIENT IS', 'BY'],
    routes.map(({ name, client }) => [
      name,
      client?.target,
      client?.last?.outcome ?? 'not tried',
      client?.servedBy,
    ]),
  );
}

function describeSources(sources: SourceState[]): string {
  const table = renderTable(
    ['SOURCE', 'ASKED AT', 'STATUS'],
    sources.map(({ id, target, status, fault }) => [
      id,
      target,
      fault ? `${status} (${fault.kind})` : status,
    ]),
  );
  const mend = sources.flatMap(({ id, fault }) =>
    fault ? [`${id}: ${fault.message}`, `  ${fault.hint}`] : [],
  );
  return mend.length > 0 ? `${table}\n${titled('What to mend', mend)}` : table;
}

function titled(title: string, texts: string[]): string {
  return `${title}\n${lines(texts)}`;
}

function lines(texts: string[]): string {
  return texts.map(text => `${printable(text)}\n`).join('');
}
