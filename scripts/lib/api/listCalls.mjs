const METHODS = ['get', 'post', 'delete'];

/**
 * The calls of a specification. An operation is one call, or two: with `x-dry-run`, a call of that name only asks what
 * would happen.
 */
export function listCalls(spec) {
  return Object.entries(spec.paths).flatMap(([path, operations]) =>
    METHODS.filter(method => operations[method]).flatMap(method =>
      callsOf(spec, path, method, operations[method]),
    ),
  );
}

function callsOf(spec, path, method, operation) {
  const { operationId, summary, description, requestBody } = operation;
  const parameters = (operation.parameters ?? []).map(each =>
    each.$ref ? spec.components.parameters[each.$ref.split('/').pop()] : each,
  );
  const inQuery = parameters.some(({ in: place }) => place === 'query');
  if (inQuery && requestBody) {
    throw new Error(`${operationId} takes query parameters or a body`);
  }
  const statuses = Object.keys(operation.responses)
    .filter(status => status !== 'default')
    .map(Number);
  const call = {
    name: operationId,
    operationId,
    summary,
    description,
    method: method.toUpperCase(),
    path,
    status: statuses[statuses.length - 1],
    input: (inQuery && 'query') || (requestBody && 'body') || undefined,
    idempotent:
      parameters.some(({ name }) => name === 'Idempotency-Key') || undefined,
  };
  const dryRun = operation['x-dry-run'];
  if (!dryRun) {
    return [call];
  }
  return [
    {
      ...call,
      description: undefined,
      ...dryRun,
      status: statuses[0],
      dryRun: true,
      idempotent: undefined,
    },
    { ...call, dryRun: false },
  ];
}
