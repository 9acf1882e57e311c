/** One line for the reader. */
export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

/** Does something and says how long it took. */
export async function timed(title, work) {
  say(`▶ ${title}`);
  const begin = performance.now();
  const result = await work();
  say(`✔ ${title} (${seconds(begin)})`);
  return result;
}

/** Seconds since a `performance.now()`, for reading. */
export function seconds(begin) {
  return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
}
