import {
  fieldProblem,
  readWording,
  SCHEMA_WORDINGS,
  word,
  type FieldProblem,
} from '@kindler/backstage-plugin-kindler-common';

/** A problem as the check against openapi.yaml reports it: `/body/registrations/0/kind`. */
export interface ValidationProblem {
  path: string;
  message: string;
  errorCode?: string;
}

export function toFieldProblems(problems: ValidationProblem[]): FieldProblem[] {
  return problems.map(({ path, message, errorCode = '' }) => {
    const field = path
      .replace(/^\/(body|query|params|headers)(\/|$)/, '')
      .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
      .replace(/\//g, '.');
    if (/additional properties/.test(message)) {
      return fieldProblem(field, word('field-unknown', {}));
    }
    if (errorCode.startsWith('required.')) {
      return fieldProblem(field, word('field-missing', {}));
    }
    const wording = readWording(SCHEMA_WORDINGS, message);
    return wording ? fieldProblem(field, wording) : { field, message };
  });
}
