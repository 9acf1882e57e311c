import type {
  OperationStep,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * What a step or a line of the log says; one of a provider that others brought has only its own words.
 */
export function messageWording({
  message = '',
  messageCode = '',
  params = {},
}: Pick<OperationStep, 'message' | 'messageCode' | 'params'>): Wording {
  return { code: messageCode, params, text: message };
}
