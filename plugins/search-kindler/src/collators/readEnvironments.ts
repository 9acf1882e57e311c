import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Environment,
  EnvironmentList,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';

const PAGE_SIZE = 500;

/** All environments, from every page; the last known ones while the Kindler database is away. */
export async function readEnvironments(
  kindler: KindlerService,
  credentials: BackstageCredentials,
): Promise<Environment[]> {
  const items: Environment[] = [];
  let cursor: string | undefined;
  do {
    const page: EnvironmentList = await kindler.listEnvironments(
      { limit: PAGE_SIZE, cursor },
      { credentials },
    );
    items.push(...page.items);
    cursor = page.items.length > 0 ? page.nextCursor : undefined;
  } while (cursor);
  return items;
}
