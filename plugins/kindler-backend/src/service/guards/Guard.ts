import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  KindlerApi,
  KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';

/** Things that permissions are decided by, one by one. */
export const THING_KINDS = ['database', 'route', 'environment'] as const;

export type ThingKind = (typeof THING_KINDS)[number];

export type ThingPermission<K extends ThingKind = ThingKind> =
  ResourcePermission<`kindler-${K}`>;

interface Audited<TArguments extends unknown[]> {
  /** Kebab-case, without the plugin's name. */
  eventId: string;
  /** What the call is about; never a secret. */
  meta?(...args: TArguments): Record<string, string | undefined>;
}

/** The thing of a name, or each that may be seen. */
type Which<TArguments extends unknown[]> =
  | 'each'
  | ((...args: TArguments) => string);

/** A call that everybody may make for all, or nobody. */
export interface BasicGuard<TArguments extends unknown[] = unknown[]> {
  about?: undefined;
  permission: BasicPermission;
  /** Who shall own what is made: somebody else than the caller and their groups needs a permission of its own. */
  owner?(...args: TArguments): string | undefined;
  /** A refusal may name an environment, to those who may read it. */
  namesEnvironments?: true;
}

export interface ThingGuard<
  K extends ThingKind,
  TArguments extends unknown[] = unknown[],
> {
  about: K;
  permission:
    | ThingPermission<K>
    | ((...args: TArguments) => ThingPermission<K> | undefined);
  which: Which<TArguments>;
  /** Its answer says who did what, which is left out for those who may not read operations. */
  tellsWhoActed?: true;
}

/** What is said of operations needs also the permission to read what they work on. */
export interface OperationGuard<TArguments extends unknown[] = unknown[]> {
  about: 'operation';
  permission: BasicPermission;
  which: Which<TArguments>;
  /** Whoever changes an operation must be allowed to ask for it. */
  changes?: true;
}

/** What must hold before a call is carried out, and what the audit log says of it. */
export type Guard<TArguments extends unknown[] = unknown[]> =
  Audited<TArguments> &
    (
      | BasicGuard<TArguments>
      | ThingGuard<'database', TArguments>
      | ThingGuard<'route', TArguments>
      | ThingGuard<'environment', TArguments>
      | OperationGuard<TArguments>
    );

type Api = KindlerApi<never>;

/** A call without a guard does not compile. */
export type Guards = { [K in KindlerCall]: Guard<Parameters<Api[K]>> };

export const byName = (name: string) => name;
export const name = (value: string) => ({ name: value });
