import { readWording, SCHEMA_WORDINGS } from './readWording';

it.each([
  ['must be >= 5', 'field-at-least', { limit: '5' }],
  ['must be > 5', 'field-above', { limit: '5' }],
  ['must be equal to constant', 'field-constant', {}],
  ['must be string', 'field-type', { type: 'string' }],
  ['must match format "date-time"', 'field-format', { format: 'date-time' }],
  ['must match pattern "^a{1,2}$"', 'field-form', { pattern: '^a{1,2}$' }],
  [
    'must NOT have duplicate items (items ## 1 and 0 are identical)',
    'field-unique',
    { one: '1', other: '0' },
  ],
])('reads %j', (text, code, params) => {
  expect(readWording(SCHEMA_WORDINGS, text)).toEqual({ code, params, text });
});

it('does not read what nobody knows', () => {
  expect(readWording(SCHEMA_WORDINGS, 'should be otherwise')).toBeUndefined();
});
