/**
 * Puts a text on the clipboard and tells whether that worked: browsers refuse it where the portal has no TLS.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
