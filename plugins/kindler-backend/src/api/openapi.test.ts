import { spec } from './spec';

describe('openapi.yaml', () => {
  it('gives every operation an id, a tag and an error answer', () => {
    const operations: Array<{
      operationId: string;
      tags: string[];
      responses: object;
      requestBody?: { required?: boolean };
    }> = Object.values<object>(spec.paths).flatMap(path => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { tags, responses, requestBody } of operations) {
      expect(tags).toHaveLength(1);
      expect(responses).toHaveProperty('default');
      // The check of requests lets a body be left out only where this is said.
      expect(requestBody ?? { required: false }).toHaveProperty('required');
    }
  });
});
