import {
  word,
  wordedError,
  wordingOf,
  type Operation,
  type OperationStep,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

type Message = Pick<OperationStep, 'message' | 'messageCode' | 'params'>;

/** The stored form of a wording in a step or a log line. */
export function toMessage({ code, params, text }: Wording) {
  return {
    message: text,
    messageCode: code || undefined,
    params: code ? params : undefined,
  };
}

/** The stored message of a step. */
export function messageOf({
  message = '',
  messageCode = '',
  params = {},
}: Message): Wording {
  return { code: messageCode, params, text: message };
}

/** The name of a step. */
export function nameOf({
  name,
  nameCode = '',
}: Pick<OperationStep, 'name' | 'nameCode'>): Wording {
  return { code: nameCode, params: {}, text: name };
}

export function stepFailed(step: OperationStep, reason: Wording): Wording {
  return word('operation-step-failed', { step: nameOf(step), reason });
}

export function leftUndone(reason: Wording, steps: OperationStep[]): Wording {
  return word('operation-left', { reason, steps: steps.map(nameOf) });
}

export function notUndone(step: OperationStep, error: unknown): Wording {
  const reason = wordingOf(error);
  return word('operation-not-undone', { step: nameOf(step), reason });
}

/** Joins sentences; undefined if there are none. */
export function joined(
  sentences: Array<Wording | undefined>,
): Wording | undefined {
  return sentences.reduce(
    (first, second) =>
      first && second
        ? word('operation-and', { first, second })
        : first ?? second,
    undefined,
  );
}

type WithError = Pick<Operation, 'error' | 'errorCode' | 'errorParams'>;

/** The known reason of a failure. */
export function errorOf({
  error,
  errorCode = '',
  errorParams = {},
}: WithError): Wording | undefined {
  return error
    ? { code: errorCode, params: errorParams, text: error }
    : undefined;
}

export function setError(operation: WithError, wording?: Wording): void {
  operation.error = wording?.text;
  operation.errorCode = wording?.code || undefined;
  operation.errorParams = wording?.code ? wording.params : undefined;
}

/** The error of an operation that was started too often, with its last failure. */
export function givenUp(operation: WithError, times: number): Wording {
  const reason = errorOf(operation);
  return reason
    ? word('operation-given-up-because', { times, reason })
    : word('operation-given-up', { times });
}

export function noSuchStep(): Error {
  return wordedError(Error, word('operation-no-such-step', {}));
}
