/** What says why a file cannot be written, and what helps. */
export function unwritable(path: string, error: unknown): Error {
  const code = codeOf(error);
  const remedy =
    code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
      ? 'Make room on its disk'
      : 'Let the user of the backend write into its folder';
  return new Error(`${path} cannot be written: ${code}. ${remedy}`);
}

export function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
