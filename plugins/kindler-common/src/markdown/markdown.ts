/** Escapes a text so that Markdown takes it literally, on one line. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>|]/g, '\\$&');
}

export function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map(row => line(row.map(cell))),
  ].join('\n');
}

/** E.g. `2026-11-26 14:59:42 UTC`. */
export function dateTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** E.g. `14:59:42`, with the date if it differs from that of `begin`. */
export function clockTime(iso: string, begin: string): string {
  const clock = iso.slice(11, 19);
  const day = iso.slice(0, 10);
  return day === begin.slice(0, 10) ? clock : `${day} ${clock}`;
}

/** E.g. `16.3 s`, `2 min 29 s`, `1 h 5 min`, `3 d 2 h`. */
export function timeSpan(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1).replace(/\.0$/, '')} s`;
  }
  const whole = Math.round(seconds);
  const units: Array<[string, number]> = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ];
  const first = units.findIndex(([, length]) => whole >= length);
  let rest = whole;
  return units
    .slice(first, first + 2)
    .map(([unit, length]) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      return count > 0 ? `${count} ${unit}` : '';
    })
    .filter(Boolean)
    .join(' ');
}
