import type { FieldProblem } from '@kindler/backstage-plugin-kindler-common';

/** A problem as the check against openapi.yaml reports it: `/body/registrations/0/kind`. */
export interface ValidationProblem {
  path: string;
  message: string;
  errorCode?: string;
}

export function toFieldProblems(problems: ValidationProblem[]): FieldProblem[] {
  return problems.map(({ path, message, errorCode = '' }) => ({
    field: path
      .replace(/^\/(body|query|params|headers)(\/|$)/, '')
      .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
      .replace(/\//g, '.'),
    message: say(message, errorCode),
  }));
}

function say(message: string, errorCode: string): string {
  if (/additional properties/.test(message)) {
    return 'is an unknown field';
  }
  return errorCode.startsWith('required.') ? 'is missing' : message;
}
