import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { documentText } from './documentText';

/** What an environment is found by; never how to log in. */
export function environmentDocument(
  environment: Environment,
): IndexableDocument {
  const { name, title, owner, route, databaseName } = environment;
  return {
    title: title ?? name,
    location: `/kindler/environments/${encodeURIComponent(name)}`,
    authorization: { resourceRef: name },
    text: documentText([
      `Environment ${name}`,
      `provider ${environment.provider}`,
      owner && `owner ${owner}`,
      databaseName && `database ${databaseName}`,
      route && `route ${route}`,
      environment.subnet && `network ${environment.subnet}`,
    ]),
  };
}
