import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { spec } from './openapi.generated';

describe('openapi.yaml', () => {
  it('is what openapi.generated.ts was made from', () => {
    const source = readFileSync(join(__dirname, 'openapi.yaml'), 'utf8');
    expect(spec).toEqual(parse(source));
  });

  it('gives every operation an id, a tag and an error answer', () => {
    const operations = Object.values(spec.paths).flatMap(path =>
      Object.values(path),
    );
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { tags, responses } of operations) {
      expect(tags).toHaveLength(1);
      expect(responses.default).toBeDefined();
    }
  });
});
