import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { documentText } from './documentText';

/** Search document of a route: where clients connect, through which gateway, and where it can lead. */
export function routeDocument(route: Route): IndexableDocument {
  const { name, title, owner, listener, targets } = route;
  return {
    title: title ?? name,
    location: `/kindler/routes/${encodeURIComponent(name)}`,
    authorization: { resourceRef: name },
    text: documentText([
      `Route ${name}`,
      route.intent,
      `${listener.host}:${listener.port}`,
      `HAProxy ${route.gateway} ${route.proxy}`,
      owner && `owner ${owner}`,
      targets.map(({ database }) => `database ${database}`),
      targets.flatMap(({ servers }) => servers),
    ]),
  };
}
