import { comment } from './comment.mjs';
import { listCalls } from './listCalls.mjs';

const API = comment(
  'The Kindler API. `TOptions` is how a caller says who it is: a token over HTTP, credentials within a backend. Failed calls reject with the errors of `@backstage/errors`.',
  '@public',
);
const CALLS = comment('How each call travels.', '@public');

/** Every call with its types, and how it travels. */
export function renderCalls(spec, types) {
  const calls = listCalls(spec);
  const filters = calls
    .filter(({ input }) => input === 'query')
    .map(
      call =>
        `${comment('@public')}export type ${filterOf(call)} =
          ${types.query(call.operationId)};\n`,
    );
  return `${filters.join('\n')}
    ${API}export interface KindlerApi<TOptions> {
      ${calls.map(call => signature(call, types)).join('')}
    }

    ${comment('@public')}export type KindlerCall = keyof KindlerApi<unknown>;

    ${CALLS}export const KINDLER_CALLS:
      Record<KindlerCall, KindlerCallDefinition> = {
        ${calls.map(definition).join('')}
      };\n`;
}

function signature(call, types) {
  const { name, operationId, status } = call;
  const places = Object.entries(types.parameters(operationId, 'path'));
  const parameters = [
    ...places.map(([key, type]) => `${key}: ${type}`),
    ...inputOf(call, types),
    'options: TOptions',
  ];
  const says = [call.summary, call.description]
    .filter(Boolean)
    .map(asSentence)
    .join(' ');
  return `${comment(says)}${name}(${parameters.join(', ')}):
    Promise<${types.answer(operationId, status)}>;\n`;
}

function inputOf(call, types) {
  const { operationId, input, dryRun, idempotent } = call;
  if (!input) {
    return [];
  }
  if (input === 'query') {
    const word = call.method === 'GET' ? 'filter' : 'request';
    return [`${word}: ${filterOf(call)}`];
  }
  const body = types.body(operationId);
  const said = dryRun === undefined ? body : `Omit<${body}, 'dryRun'>`;
  return [`request: ${said}${idempotent ? ' & WithIdempotencyKey' : ''}`];
}

function definition({ name, method, path, status, ...more }) {
  const { input, dryRun, idempotent } = more;
  const travels = { method, path, status, input, dryRun, idempotent };
  return `${name}: ${JSON.stringify(travels)},\n`;
}

function filterOf({ operationId, method }) {
  const word = method === 'GET' ? 'Filter' : 'Request';
  return `${operationId[0].toUpperCase()}${operationId.slice(1)}${word}`;
}

function asSentence(text) {
  return text.replace(/\.?$/, '.');
}
