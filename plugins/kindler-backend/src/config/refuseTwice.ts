import { InputError } from '@backstage/errors';

export type Named = Array<{ name: string }>;

/** Rejects a list that has a name twice. */
export function refuseTwice(key: string, items: Named) {
  const names = items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new InputError(
      `${key} has '${twice}' twice. Give each item a name of its own`,
    );
  }
}
