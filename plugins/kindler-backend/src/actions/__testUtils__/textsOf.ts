import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import type { Progress } from '../watch/watchFor';

/** The English texts of what was seen. */
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
