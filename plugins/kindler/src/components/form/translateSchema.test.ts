import {
  schemaText,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { translateSchema } from './translateSchema';

const say = ({ code, params }: Wording) =>
  [code, ...Object.values(params)].join(' ');

it('translates what fields are called, wherever they are, and nothing else', () => {
  const schema = (text: (of: string) => string) => ({
    type: 'object',
    properties: {
      // A field may be called as what is translated.
      title: { type: 'string', title: text('Subnet of the nodes') },
      services: {
        type: 'array',
        title: 'What a module of others says',
        items: {
          properties: { name: { description: text('4 when it is left out') } },
        },
      },
      subnet: { enum: ['Address'], default: 'Address' },
    },
  });
  expect(translateSchema(schema(String), say)).toEqual(
    schema(
      of =>
        ({
          'Subnet of the nodes': 'schema-subnet',
          '4 when it is left out': 'schema-default 4',
        }[of]!),
    ),
  );
});

it('tells a text without values from one that looks like it', () => {
  const description = schemaText('schema-api-port-help', {});
  expect(translateSchema({ description }, say)).toEqual({
    description: 'schema-api-port-help',
  });
  const most = schemaText('schema-quantity-help', { most: 4, value: '500m' });
  expect(translateSchema({ description: most }, say)).toEqual({
    description: 'schema-quantity-help 4 500m',
  });
});
