import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

const ajv = new Ajv({ strict: false, allErrors: false });
const validators = new WeakMap<JsonObject, ValidateFunction>();

const NONE: JsonObject = { type: 'object', additionalProperties: false };

/** Rejects details that a provider or registration does not take, and names the field. */
export function checkDetails(
  details: JsonObject,
  schema: JsonObject = NONE,
  place = 'details',
): void {
  let validate = validators.get(schema);
  if (!validate) {
    validate = ajv.compile(schema);
    validators.set(schema, validate);
  }
  if (!validate(details)) {
    throw new InputError(describe(validate.errors![0], place));
  }
}

function describe(error: ErrorObject, place: string): string {
  const { instancePath, params, keyword, message } = error;
  const path = instancePath.replace(/\//g, '.');
  return keyword === 'additionalProperties'
    ? `${place}${path} has an unknown field '${params.additionalProperty}'`
    : `${place}${path} ${message}`;
}
