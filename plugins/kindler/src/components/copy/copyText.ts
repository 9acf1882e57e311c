/** Copies a text to the clipboard and returns whether that worked. Browsers refuse it if the portal has no TLS. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
