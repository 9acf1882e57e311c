/** Commands that a text names: they stand in double quotes. */
export function quotedCommands(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"/g)].map(([, command]) => command);
}
