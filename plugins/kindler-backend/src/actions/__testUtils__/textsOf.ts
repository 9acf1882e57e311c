import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import type { Progress } from '../watch/watchFor';

/** What was seen, in English. */
export function textsOf({ working, ...seen }: Progress): object {
  const texts = Object.entries(seen).map(([key, wording]) => [
    key,
    wordingOf(wording).text,
  ]);
  return {
    ...Object.fromEntries(texts),
    ...(working !== undefined && { working }),
  };
}
