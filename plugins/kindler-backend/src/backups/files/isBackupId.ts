/** Whether a text can be the id of a backup, and so the name of its files. */
export function isBackupId(text: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z._-]{0,127}$/.test(text);
}
