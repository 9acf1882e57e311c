import { isError, ResponseError, toError } from '@backstage/errors';
import { remoteError } from '@kindler/backstage-plugin-kindler-common';
import { EXIT, type ExitCode } from '../ExitCode';
import { UsageError } from '../UsageError';

/** What went wrong, and how the program ends for it. */
export interface Failure {
  exitCode: ExitCode;
  name: string;
  message: string;
}

const HINTS: Record<number, string> = {
  401: 'Give a token: KINDLER_TOKEN in the environment, or --token-file',
};

/** Statuses that say something of what was asked for. Any other leaves open how things are. */
const BY_STATUS: Record<number, ExitCode> = {
  400: EXIT.usage,
  404: EXIT.usage,
  409: EXIT.critical,
};

export function explainError(thrown: unknown): Failure {
  const error = toError(thrown);
  if (error instanceof UsageError) {
    return { exitCode: EXIT.usage, name: error.name, message: error.message };
  }
  if (error instanceof ResponseError) {
    return explainResponse(error);
  }
  return { exitCode: EXIT.unknown, name: error.name, message: causesOf(error) };
}

function explainResponse(error: ResponseError): Failure {
  const { statusCode } = error;
  const remote = toError(remoteError(error));
  const isOfKindler = /.Error$/.test(remote.name) && remote.name !== error.name;
  const hint = HINTS[statusCode];
  const message = isOfKindler
    ? remote.message
    : `${error.message}. Is this a portal with the Kindler backend?`;
  return {
    exitCode: (isOfKindler && BY_STATUS[statusCode]) || EXIT.unknown,
    name: isOfKindler ? remote.name : error.name,
    message: hint ? `${message}. ${hint}` : message,
  };
}

/** `fetch failed` alone says nothing: the reason is its cause. */
function causesOf(error: Error): string {
  const texts: string[] = [];
  for (let each: unknown = error; isError(each); each = each.cause) {
    texts.push(each.message || String(each.code ?? each.name));
  }
  return texts.join(': ');
}
