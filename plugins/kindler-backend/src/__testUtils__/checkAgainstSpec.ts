import Ajv from 'ajv/dist/2020';
import { spec } from '../api/spec';

type Operations = Record<
  string,
  { responses: Record<string, { content?: object; $ref?: string }> }
>;

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(spec, 'spec');

/** Throws when an answer of the API is not what openapi.yaml promises. */
export function checkAgainstSpec(
  method: string,
  path: string,
  status: number,
  body: unknown,
): void {
  const template = Object.keys(spec.paths).find(candidate =>
    new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(
      path.split('?')[0],
    ),
  );
  const operations: Operations | undefined = spec.paths[template ?? ''];
  const responses = operations?.[method]?.responses;
  if (!template || !responses) {
    throw new Error(`openapi.yaml has no ${method} ${path}`);
  }
  const key = responses[status] ? status : 'default';
  const place = responses[key].$ref
    ? '/components/responses/Error'
    : ['', 'paths', template, method, 'responses', key]
        .map(part => String(part).replace(/~/g, '~0').replace(/\//g, '~1'))
        .join('/');
  const pointer = `${place}/content/application~1json/schema`;
  const validate = ajv.getSchema(`spec#${pointer}`);
  if (!validate) {
    throw new Error(`openapi.yaml has no schema at ${pointer}`);
  }
  if (!validate(body)) {
    throw new Error(
      `${method} ${path} answered ${status} against openapi.yaml: ${ajv.errorsText(
        validate.errors,
      )}`,
    );
  }
}
