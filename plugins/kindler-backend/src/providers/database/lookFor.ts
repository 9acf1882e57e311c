import type { ClientBase } from 'pg';
import type { Admin } from './Admin';
import { inspect } from './inspect';

export type Found = Awaited<ReturnType<typeof inspect>>;

/** Looks at what is there, once where nothing is done between two looks: a check, and the change or the proof right after it. */
export function lookFor(name: string, admin: Admin) {
  let seen: Found | undefined;
  const take = () => {
    const found = seen;
    seen = undefined;
    return found;
  };
  return {
    async check(isThere: (found: Found) => boolean): Promise<boolean> {
      seen = undefined;
      seen = await admin(client => inspect(client, name));
      return isThere(seen);
    },
    /** Before a change. */
    async before(client: ClientBase): Promise<Found> {
      return take() ?? inspect(client, name);
    },
    /** Of what a check found, or after a change. */
    async proof(): Promise<Found> {
      return take() ?? admin(client => inspect(client, name));
    },
  };
}
