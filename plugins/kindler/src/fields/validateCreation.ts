import type { ApiHolder } from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { fieldProblemsOf } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../apis';
import { errorsBelow } from '../components/form';
import { creationRequest } from './creationRequest';
import { planCreation } from './planCreation';
import { translateWith } from './translateWith';

/** Scaffolder forms show what is at a key below the field at the field of that name. */
type Errors = { addError(message: string): void; [field: string]: unknown };

export interface ValidationContext {
  apiHolder: ApiHolder;
  formData?: JsonObject;
  uiSchema?: JsonObject;
}

/**
 * Lets nobody leave the page while the server has something against a field of the new environment. What it cannot tell
 * now is left to the request itself.
 */
export function validateCreation(place: string) {
  return async (
    _value: unknown,
    field: unknown,
    context: ValidationContext,
  ) => {
    const { apiHolder, formData, uiSchema } = context;
    const options = uiSchema?.['ui:options'] as
      | { provider?: string }
      | undefined;
    const request = creationRequest(formData, options?.provider);
    const api = apiHolder.get(kindlerApiRef);
    const t = translateWith(apiHolder);
    if (!request || !api || !t) {
      return;
    }
    const problems = await planCreation(api, request).then(
      () => [],
      fieldProblemsOf,
    );
    const { __errors = [], ...below } = errorsBelow(place, problems, t);
    __errors.forEach(error => (field as Errors).addError(error));
    Object.assign(field as Errors, below);
  };
}
