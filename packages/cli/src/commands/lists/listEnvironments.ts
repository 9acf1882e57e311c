import type { Freshness } from '@kindler/backstage-plugin-kindler-common';
import { ageOf } from '../../output/ageOf';
import { renderTable } from '../../output/renderTable';
import type { Portal } from '../../portal/Portal';
import { readPages } from '../../portal/readPages';
import { judgeEnvironment } from './judgeEnvironment';
import type { Listed } from './Listed';

export async function listEnvironments(portal: Portal): Promise<Listed> {
  const { items, pages } = await readPages(page =>
    portal.listEnvironments(page),
  );
  // One page that is not of now makes the whole list that.
  const worst =
    pages.find(({ freshness: { status } }) => status !== 'live') ??
    pages[pages.length - 1];
  const { freshness, providers, now } = worst;
  const judged = items.map(item => ({
    ...item,
    ...judgeEnvironment(item, worst),
  }));
  return {
    verdicts: [
      ...judged.map(({ verdict }) => verdict),
      ...(freshness.status === 'stale' ? ['unknown' as const] : []),
    ],
    data: { items: judged, freshness, providers },
    text: renderTable(
      ['ENVIRONMENT', 'VERDICT', 'PROVIDER', 'STATE', 'SEEN', 'OWNER', 'WHY'],
      judged.map(item => [
        item.name,
        item.verdict,
        item.provider,
        item.state,
        ageOf(item.observed?.observedAt, now),
        item.owner,
        item.why,
      ]),
    ),
    note: noteOf(freshness, now),
  };
}

function noteOf(
  { status, observedAt, fault }: Freshness,
  now: string,
): string | undefined {
  if (status === 'live') {
    return undefined;
  }
  if (status === 'not-configured') {
    return fault?.message;
  }
  const age = observedAt ? `, of ${ageOf(observedAt, now)} ago` : '';
  const why = fault?.message ?? 'the records cannot be read';
  return `These are the last known environments${age}: ${why}`;
}
