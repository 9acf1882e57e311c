import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import {
  sayWording,
  type KindlerTranslate,
  type TranslateWording,
} from '../../translation';

export type ErrorKind =
  | 'forbidden'
  | 'missing'
  | 'unavailable'
  | 'conflict'
  | 'invalid'
  | 'offline'
  | 'other';

export interface ErrorDescription {
  kind: ErrorKind;
  title: string;
  /** The message of the server or the browser. */
  message: string;
  hint: string;
}

const KINDS: Record<string, ErrorKind> = {
  NotAllowedError: 'forbidden',
  AuthenticationError: 'forbidden',
  NotFoundError: 'missing',
  ServiceUnavailableError: 'unavailable',
  ConflictError: 'conflict',
  InputError: 'invalid',
  TypeError: 'offline',
};

function causeOf(error: Error): Error {
  return error.name === 'ResponseError' && error.cause instanceof Error
    ? error.cause
    : error;
}

/** Describes a failed request: what failed, why, and what to do next. */
export function describeError(
  error: Error,
  t: KindlerTranslate,
): ErrorDescription {
  const cause = causeOf(error);
  const kind = KINDS[cause.name] ?? 'other';
  return {
    kind,
    title: t(`error.${kind}.title`),
    message: sayWording(wordingOf(cause), t as unknown as TranslateWording),
    hint: t(`error.${kind}.hint`),
  };
}
