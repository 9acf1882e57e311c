import type { JsonObject } from '@backstage/types';
import {
  fieldProblem,
  FieldProblems,
  findUrlPassword,
  readWording,
  SCHEMA_WORDINGS,
  word,
  type FieldProblem,
} from '@kindler/backstage-plugin-kindler-common';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

type LimitCode =
  | `field-at-${'least' | 'most'}`
  | `field-${'longer' | 'shorter'}`
  | `field-${'more' | 'fewer'}-items`;

// A request is at most 100 kB, so what can be wrong with it has an end.
const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
const validators = new WeakMap<JsonObject, ValidateFunction>();

const LIMITS: Record<string, LimitCode | undefined> = {
  minimum: 'field-at-least',
  maximum: 'field-at-most',
  minLength: 'field-longer',
  maxLength: 'field-shorter',
  minItems: 'field-more-items',
  maxItems: 'field-fewer-items',
};

const NONE: JsonObject = { type: 'object', additionalProperties: false };

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
    // Details are shown to everyone who may see the environment.
    ...(secret ? [fieldProblem(secret, word('field-password', {}))] : []),
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
      return fieldProblem(
        `${at}.${params.additionalProperty}`,
        word('field-unknown', {}),
      );
    case 'required':
      return fieldProblem(
        `${at}.${params.missingProperty}`,
        word('field-missing', {}),
      );
    case 'enum': {
      const values = params.allowedValues.join(', ');
      return fieldProblem(at, word('field-one-of', { values }));
    }
    case 'type':
      return fieldProblem(
        at,
        word('field-type', { type: String(params.type) }),
      );
    case 'pattern': {
      const wanted = error.parentSchema?.description;
      return wanted
        ? fieldProblem(at, word('field-pattern', { wanted }))
        : said(at, message);
    }
    default: {
      const code = LIMITS[keyword];
      return code
        ? fieldProblem(at, word(code, { limit: params.limit }))
        : said(at, message);
    }
  }
}

function said(field: string, message: string): FieldProblem {
  const wording = readWording(SCHEMA_WORDINGS, message);
  return wording ? fieldProblem(field, wording) : { field, message };
}
