import {
  word,
  wordedError,
  wordingOf,
  type Operation,
  type OperationStep,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

type Message = Pick<OperationStep, 'message' | 'messageCode' | 'params'>;

/** A wording as it is kept with a step or a line of the log. */
export function toMessage({ code, params, text }: Wording) {
  return {
    message: text,
    messageCode: code || undefined,
    params: code ? params : undefined,
  };
}

/** What is kept with a step. */
export function messageOf({
  message = '',
  messageCode = '',
  params = {},
}: Message): Wording {
  return { code: messageCode, params, text: message };
}

/** What a step is called. */
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

/** Sentences in a row; undefined where there is none. */
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

/** Why an operation fails, as far as that is known. */
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

/** Of one that was begun so often, after what went wrong last. */
export function givenUp(operation: WithError, times: number): Wording {
  const reason = errorOf(operation);
  return reason
    ? word('operation-given-up-because', { times, reason })
    : word('operation-given-up', { times });
}

export function noSuchStep(): Error {
  return wordedError(Error, word('operation-no-such-step', {}));
}
