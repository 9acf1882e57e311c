import type {
  DriftItem,
  DriftList,
  DriftSource,
  EnvironmentList,
} from '@kindler/backstage-plugin-kindler-common';
import { ageOf } from '../../output/ageOf';
import type { Portal } from '../../portal/Portal';
import { readPages } from '../../portal/readPages';

/** What was read longer ago than this is not what is there. */
const OLD_MS = 300_000;

/** One of the sets, and why nothing is concluded from it. */
export interface ComparedSet extends DriftSource {
  unread?: string;
}

export interface Drift {
  /** What the backend says of the whole, on each page. */
  statuses: Array<DriftList['status']>;
  sources: ComparedSet[];
  items: DriftItem[];
  summary: DriftList['summary'];
  /** Why the comparison as a whole is not known. */
  unknown: string[];
  now: string;
}

/** The whole comparison. A set that failed on one of the pages was not read. */
export async function readDrift(portal: Portal): Promise<Drift> {
  const [{ items, pages }, list] = await Promise.all([
    readPages(page => portal.listDrift(page)),
    portal.listEnvironments({ limit: 1 }),
  ]);
  const { summary, now } = pages[pages.length - 1];
  const sources = new Map<string, ComparedSet>();
  for (const page of pages) {
    for (const source of page.sources) {
      const known = sources.get(source.id);
      const unread = known?.unread ?? whyUnread(source, page.now);
      sources.set(source.id, { ...source, ...(unread && { unread }) });
    }
  }
  return {
    statuses: pages.map(({ status }) => status),
    sources: [...sources.values()],
    items,
    summary,
    unknown: whyUnknown([...sources.values()], list),
    now,
  };
}

function whyUnread(
  { fault, observedAt, kind }: DriftSource,
  now: string,
): string | undefined {
  if (fault) {
    return `${fault.message}. ${fault.hint}`;
  }
  if (!observedAt) {
    return kind === 'metadata'
      ? 'It was not read.'
      : 'It does not list what it holds, so nobody can tell what is too many.';
  }
  return Date.parse(now) - Date.parse(observedAt) < OLD_MS
    ? undefined
    : `It was read ${ageOf(observedAt, now)} ago.`;
}

/** One set alone agrees with nothing. */
function whyUnknown(
  sources: ComparedSet[],
  { freshness: { status, fault } }: EnvironmentList,
): string[] {
  return [
    ...(sources.some(({ kind }) => kind === 'metadata')
      ? []
      : ['No records were compared.']),
    ...(sources.some(({ kind }) => kind === 'provider')
      ? []
      : ['No provider is there to compare the records with.']),
    ...(status === 'live'
      ? []
      : [`The records are not those of now: ${fault?.message ?? status}`]),
  ];
}
