import { Readable } from 'node:stream';
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  databaseReadPermission,
  environmentReadPermission,
  readAllPages,
  routeReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { databaseDocument } from '../documents/databaseDocument';
import { environmentDocument } from '../documents/environmentDocument';
import { routeDocument } from '../documents/routeDocument';

export interface CollatorOptions {
  auth: AuthService;
  kindler: KindlerService;
}

type Read = (credentials: BackstageCredentials) => Promise<IndexableDocument[]>;

/**
 * One for each kind of thing. When Kindler does not answer wholly, collating fails and the index keeps what it had.
 */
export function createCollatorFactories(
  options: CollatorOptions,
): DocumentCollatorFactory[] {
  const { auth, kindler } = options;
  const collator = (
    type: string,
    visibilityPermission: DocumentCollatorFactory['visibilityPermission'],
    read: Read,
  ): DocumentCollatorFactory => ({
    type,
    visibilityPermission,
    getCollator: async () =>
      Readable.from(await read(await auth.getOwnServiceCredentials())),
  });
  return [
    collator('kindler-database', databaseReadPermission, async credentials => {
      const items = await readAllPages(page =>
        kindler.listDatabases(
          { ...page, sort: 'name', addresses: true },
          { credentials },
        ),
      );
      return items.map(databaseDocument);
    }),
    collator('kindler-route', routeReadPermission, async credentials => {
      const items = await readAllPages(page =>
        kindler.listRoutes({ ...page, sort: 'name' }, { credentials }),
      );
      return items.map(routeDocument);
    }),
    collator(
      'kindler-environment',
      environmentReadPermission,
      async credentials => {
        const items = await readAllPages(page =>
          kindler.listEnvironments(page, { credentials }),
        );
        return items.map(environmentDocument);
      },
    ),
  ];
}
