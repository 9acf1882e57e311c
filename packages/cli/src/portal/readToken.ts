import { readFileSync } from 'node:fs';
import type { Surroundings } from '../Surroundings';
import { UsageError } from '../UsageError';

/** The token from the file that is named, else from KINDLER_TOKEN; undefined where there is none. */
export function readToken(
  { tokenFile }: { tokenFile?: string },
  env: Surroundings['env'],
): string | undefined {
  const [text, source] = tokenFile
    ? [readFile(tokenFile), `--token-file ${tokenFile}`]
    : [env.KINDLER_TOKEN, 'KINDLER_TOKEN'];
  const token = text?.trim();
  if (token === '' || (token && !/^[\x21-\x7e]+$/.test(token))) {
    throw new UsageError(`${source} holds no token`);
  }
  return token;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `--token-file cannot be read: ${(error as Error).message}`,
    );
  }
}
