import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  KindlerApi,
  KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';

/** Kinds of things whose permissions are decided individually. */
export const THING_KINDS = [
  'database',
  'route',
  'environment',
  'backup',
] as const;

export type ThingKind = (typeof THING_KINDS)[number];

export type ThingPermission<K extends ThingKind = ThingKind> =
  ResourcePermission<`kindler-${K}`>;

interface Audited<TArguments extends unknown[]> {
  /** In kebab-case, without the plugin's name. */
  eventId: string;
  /** The subject of the call; never a secret. */
  meta?(...args: TArguments): Record<string, string | undefined>;
}

/** One thing by name, or every thing that the caller may see. */
type Which<TArguments extends unknown[]> =
  | 'each'
  | ((...args: TArguments) => string);

/** A call that one decision allows or denies as a whole. */
export interface BasicGuard<TArguments extends unknown[] = unknown[]> {
  about?: undefined;
  permission: BasicPermission;
  /**
   * Returns the intended owner of something new. An owner other than the caller and their groups requires a separate
   * permission.
   */
  owner?(...args: TArguments): string | undefined;
  /** A refusal may name an environment to callers who may read it. */
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
  /** The answer contains who did what, which is left out for callers who may not read operations. */
  tellsWhoActed?: true;
}

/** Reading operations also requires the permission to read their subjects. */
export interface OperationGuard<TArguments extends unknown[] = unknown[]> {
  about: 'operation';
  permission: BasicPermission;
  which: Which<TArguments>;
  /** To change an operation, a caller must also be allowed to request it. */
  changes?: true;
}

/** The requirements of a call, and what the audit log records about it. */
export type Guard<TArguments extends unknown[] = unknown[]> =
  Audited<TArguments> &
    (
      | BasicGuard<TArguments>
      | ThingGuard<'database', TArguments>
      | ThingGuard<'route', TArguments>
      | ThingGuard<'environment', TArguments>
      | ThingGuard<'backup', TArguments>
      | OperationGuard<TArguments>
    );

type Api = KindlerApi<never>;

/** A call without a guard does not compile. */
export type Guards = { [K in KindlerCall]: Guard<Parameters<Api[K]>> };

export const byName = (name: string) => name;
export const name = (value: string) => ({ name: value });
