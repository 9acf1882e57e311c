import type { JsonObject } from '@backstage/types';
import {
  FieldProblems,
  findUrlPassword,
  type FieldProblem,
} from '@kindler/backstage-plugin-kindler-common';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

// A request is at most 100 kB, so what can be wrong with it has an end.
const ajv = new Ajv({ strict: false, allErrors: true });
const validators = new WeakMap<JsonObject, ValidateFunction>();

const NONE: JsonObject = { type: 'object', additionalProperties: false };

/** Details are shown to whoever may see the environment. */
const PASSWORD =
  'is a URL with a password, which would be recorded: leave it out, and keep it where the URL is used';

/** Each field of these details that a provider or registration does not take. */
export function detailProblems(
  details: JsonObject,
  schema: JsonObject = NONE,
  place = 'details',
): FieldProblem[] {
  let validate = validators.get(schema);
  if (!validate) {
    validate = ajv.compile(schema);
    validators.set(schema, validate);
  }
  const secret = findUrlPassword(details, place);
  return [
    ...(secret ? [{ field: secret, message: PASSWORD }] : []),
    ...(validate(details)
      ? []
      : validate.errors!.map(error => describe(error, place))),
  ];
}

/** @throws InputError that names each field that is not taken */
export function checkDetails(...args: Parameters<typeof detailProblems>): void {
  new FieldProblems(detailProblems(...args)).refuse();
}

function describe(error: ErrorObject, place: string): FieldProblem {
  const { instancePath, params, keyword, message = 'is wrong' } = error;
  const at = `${place}${instancePath
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replace(/\//g, '.')}`;
  switch (keyword) {
    case 'additionalProperties':
      return {
        field: `${at}.${params.additionalProperty}`,
        message: 'is an unknown field',
      };
    case 'required':
      return {
        field: `${at}.${params.missingProperty}`,
        message: 'is missing',
      };
    case 'enum':
      return {
        field: at,
        message: `${message}: ${params.allowedValues.join(', ')}`,
      };
    default:
      return { field: at, message };
  }
}
