/**
 * A key that ties the repeats of one request together. Works also where the portal is served without TLS, which
 * `crypto.randomUUID` does not.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
