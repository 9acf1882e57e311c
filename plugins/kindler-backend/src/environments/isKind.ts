const IS_KIND = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether a provider can be called so. */
export function isKind(provider: string): boolean {
  return IS_KIND.test(provider);
}
