import { checkDetails } from './checkDetails';

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['nodes'],
  properties: {
    nodes: { type: 'integer', minimum: 1 },
    size: { enum: ['small', 'large'] },
    quota: { type: 'object', properties: { cpu: { type: 'number' } } },
  },
};

describe('checkDetails', () => {
  it('takes what the schema takes', () => {
    expect(() =>
      checkDetails({ nodes: 2, size: 'small' }, SCHEMA),
    ).not.toThrow();
    expect(() => checkDetails({})).not.toThrow();
  });

  it.each([
    [{}, SCHEMA, 'details.nodes is missing'],
    [{ nodes: 0 }, SCHEMA, 'details.nodes must be >= 1'],
    [{ nodes: 1, color: 1 }, SCHEMA, 'details.color is an unknown field'],
    [
      { nodes: 1, quota: { cpu: 'x' } },
      SCHEMA,
      'details.quota.cpu must be number',
    ],
    [{ nodes: 1 }, undefined, 'details.nodes is an unknown field'],
    [
      { nodes: 0, size: 'huge', quota: { cpu: 'x' }, color: 1 },
      SCHEMA,
      'details.color is an unknown field; details.nodes must be >= 1; details.size must be equal to one of the allowed values: small, large; details.quota.cpu must be number',
    ],
  ])('refuses %j and names each field', (details, schema, message) => {
    expect(() => checkDetails(details, schema)).toThrow(message);
  });
});
