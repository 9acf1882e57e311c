import type { IndexableDocument } from '@backstage/plugin-search-common';
import {
  databaseConnectionOf,
  isKubernetesEnvironment,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { documentText } from './documentText';

/** Search document of an environment; never contains how to log in. */
export function environmentDocument(
  environment: Environment,
): IndexableDocument {
  const { name, title, owner } = environment;
  const reached = databaseConnectionOf(environment);
  const subnet =
    isKubernetesEnvironment(environment) && environment.details.subnet;
  return {
    title: title ?? name,
    location: `/kindler/environments/${encodeURIComponent(name)}`,
    authorization: { resourceRef: name },
    text: documentText([
      `Environment ${name}`,
      `provider ${environment.provider}`,
      owner && `owner ${owner}`,
      reached && `database ${reached.database}`,
      reached && `route ${reached.route}`,
      subnet && `network ${subnet}`,
    ]),
  };
}
