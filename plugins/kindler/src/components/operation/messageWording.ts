import type {
  OperationStep,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** Returns the text of a step or a log line. Those of providers from modules have only their own text. */
export function messageWording({
  message = '',
  messageCode = '',
  params = {},
}: Pick<OperationStep, 'message' | 'messageCode' | 'params'>): Wording {
  return { code: messageCode, params, text: message };
}
