import { InputError } from '@backstage/errors';

export type Named = Array<{ name: string }>;

/** Rejects a list that has a name twice. */
export function refuseTwice(key: string, items: Named) {
  const seen = new Set<string>();
  const twice = items.find(({ name }) => seen.size === seen.add(name).size);
  if (twice) {
    throw new InputError(
      `${key} has '${twice.name}' twice. Give each item a name of its own`,
    );
  }
}
