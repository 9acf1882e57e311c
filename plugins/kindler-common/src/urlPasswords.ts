/** What stands between the slashes of a URL and the `@` before its host. */
const USER_INFO = /:[\\/]+([^\s\\/?#]*)@/g;

/**
 * Where in a value there is a URL with a password (`https://user:secret@host`); the name alone is taken for one over HTTP,
 * where tokens stand in its place. Undefined where there is none.
 *
 * @param path - of the value itself, e.g. `details`
 * @public
 */
export function findUrlPassword(
  value: unknown,
  path: string,
): string | undefined {
  const left: Array<[unknown, string]> = [[value, path]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [each, at] = next;
    if (typeof each === 'string') {
      if (holdsPassword(each)) {
        return at;
      }
    } else if (Array.isArray(each)) {
      each.forEach((item, index) => left.push([item, `${at}[${index}]`]));
    } else if (typeof each === 'object' && each !== null) {
      Object.entries(each).forEach(([key, item]) =>
        left.push([item, `${at}.${key}`]),
      );
    }
  }
  return undefined;
}

function holdsPassword(text: string): boolean {
  return [...text.matchAll(USER_INFO)].some(
    ({ 1: userInfo, index }) =>
      userInfo.includes(':') ||
      /https?$/i.test(text.slice(Math.max(0, index - 5), index)),
  );
}
