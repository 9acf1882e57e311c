import { ConflictError, InputError, ResponseError } from '@backstage/errors';
import { FieldProblems, fieldProblemsOf } from './FieldProblems';

const problem = (field: string) => ({ field, message: 'is wrong' });

function refusal(problems: FieldProblems): unknown {
  try {
    problems.refuse();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('FieldProblems', () => {
  it('refuses nothing where nothing is wrong', async () => {
    const problems = new FieldProblems();
    expect(await problems.try('name', () => 7)).toBe(7);
    expect(refusal(problems)).toBeUndefined();
  });

  it('refuses once for all that is wrong', async () => {
    const problems = new FieldProblems([problem('name')]);
    await problems.try('details', () => {
      throw new InputError('pods is 7');
    });
    await problems.try('', () => new FieldProblems([problem('ttl')]).refuse());
    const error = refusal(problems);
    expect(error).toMatchObject({
      name: 'InputError',
      message: 'name is wrong; details pods is 7; ttl is wrong',
    });
    expect(fieldProblemsOf(error)).toEqual([
      problem('name'),
      { field: 'details', message: 'pods is 7' },
      problem('ttl'),
    ]);
  });

  it('leaves other errors alone', async () => {
    const check = () => Promise.reject(new ConflictError('taken'));
    await expect(new FieldProblems().try('a', check)).rejects.toThrow('taken');
  });

  it('says no more than anybody reads', () => {
    const many = Array.from({ length: 50 }, (_, each) => problem(`f${each}`));
    const error = refusal(new FieldProblems(many));
    expect((error as Error).message).toMatch(/f19 is wrong; and 30 more$/);
    expect(fieldProblemsOf(error)).toHaveLength(20);
  });

  it('is read from what a backend answered', async () => {
    const fields = [problem('name')];
    const error = { name: 'InputError', message: 'name is wrong', fields };
    const response = Response.json(
      { error, response: { statusCode: 400 } },
      { status: 400 },
    );
    const answered = await ResponseError.fromResponse(response as never);
    expect(fieldProblemsOf(answered)).toEqual(fields);
    expect(fieldProblemsOf(new Error('other'))).toEqual([]);
  });
});
