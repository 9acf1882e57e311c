/** One unreadable annotation must not hide the rest of the cluster. */
export function readOptional<T>(
  text: string | undefined,
  read: (text: string) => T,
): T | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return read(text);
  } catch {
    return undefined;
  }
}
