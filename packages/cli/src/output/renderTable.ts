import { printable } from './printable';

type Cell = string | number | undefined;

/** Rows under a heading, in columns. */
export function renderTable(heading: string[], rows: Cell[][]): string {
  const cells = [heading, ...rows].map(row =>
    row.map(cell => (cell === undefined ? '-' : printable(String(cell)))),
  );
  const widths = heading.map((_, column) =>
    cells.reduce((width, row) => Math.max(width, row[column].length), 0),
  );
  return cells
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}
