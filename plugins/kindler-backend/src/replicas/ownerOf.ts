import { createHash } from 'node:crypto';

/**
 * Returns which of several backends owns a thing, by rendezvous hashing: all backends that know the same ones come to
 * the same answer, and when one comes or goes, only what it owns moves. Undefined if there is none.
 */
export function ownerOf(
  thing: string,
  backends: readonly string[],
): string | undefined {
  let owner: string | undefined;
  let highest = '';
  for (const backend of backends) {
    const weight = createHash('sha1')
      .update(`${backend}\n${thing}`)
      .digest('hex');
    if (weight > highest) {
      owner = backend;
      highest = weight;
    }
  }
  return owner;
}
