import { within } from '@testing-library/react';

export function namesIn(table: HTMLElement): string[] {
  return within(table)
    .getAllByRole('rowheader')
    .map(cell => cell.textContent ?? '');
}
