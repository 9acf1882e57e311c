import type { ClientBase } from 'pg';
import type { Admin } from './Admin';
import { inspect } from './inspect';

export type Found = Awaited<ReturnType<typeof inspect>>;

/** Looks at what is there. The change that follows a check takes what the check saw, once, instead of looking again. */
export function lookFor(name: string, admin: Admin) {
  let seen: Found | undefined;
  return {
    look: () => admin(client => inspect(client, name)),
    async check(isThere: (found: Found) => boolean): Promise<boolean> {
      seen = undefined;
      seen = await admin(client => inspect(client, name));
      return isThere(seen);
    },
    async take(client: ClientBase): Promise<Found> {
      const found = seen ?? (await inspect(client, name));
      seen = undefined;
      return found;
    },
  };
}
