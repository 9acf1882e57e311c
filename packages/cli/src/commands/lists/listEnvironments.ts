import {
  readAllPages,
  type EnvironmentList,
} from '@kindler/backstage-plugin-kindler-common';
import { ageOf } from '../../output/ageOf';
import { renderTable } from '../../output/renderTable';
import type { Portal } from '../../portal/Portal';
import { judgeEnvironment } from './judgeEnvironment';
import type { Listed } from './Listed';

export async function listEnvironments(portal: Portal): Promise<Listed> {
  let last: EnvironmentList | undefined;
  const items = await readAllPages(async page => {
    last = await portal.listEnvironments(page);
    return last;
  });
  const { freshness, providers, now } = last!;
  const judged = items.map(item => ({
    ...item,
    ...judgeEnvironment(item, providers, freshness),
  }));
  const table = renderTable(
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
  );
  const { status, fault } = freshness;
  const isOld = status === 'stale';
  return {
    verdicts: [
      ...judged.map(({ verdict }) => verdict),
      ...(isOld ? ['unknown' as const] : []),
    ],
    data: { items: judged, freshness, providers },
    text: isOld
      ? `${table}These are the last known environments: ${fault?.message}\n`
      : table,
  };
}
