import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

/** The types of a specification as openapi-typescript makes them, each schema under a name of its own. */
export class ApiTypes {
  #components;
  #operations;

  static async create(spec) {
    const nodes = await openapiTS(structuredClone(spec), { silent: true });
    const find = name => nodes.find(node => node.name?.text === name);
    return new ApiTypes(find('components'), find('operations'));
  }

  constructor(components, operations) {
    this.#components = components;
    this.#operations = operations;
  }

  /** The type of a schema, as text. */
  schema(name) {
    return this.#print(at(this.#components, ['schemas', name]));
  }

  /** Type of the parameters in the path or in the query of an operation, by name; empty where it has none. */
  parameters(operationId, place) {
    const type = at(this.#operations, [operationId, 'parameters', place]);
    return Object.fromEntries(
      (type.members ?? []).map(({ name, type: each }) => [
        name.text,
        this.#print(each),
      ]),
    );
  }

  /** The query parameters of an operation as one type, as text. */
  query(operationId) {
    return this.#print(
      at(this.#operations, [operationId, 'parameters', 'query']),
    );
  }

  /** Type of the body that an operation takes, as text; undefined where it takes none. */
  body(operationId) {
    const type = at(this.#operations, [operationId, 'requestBody']);
    return type.members && this.#print(contentOf(type));
  }

  /** Type of the answer with a status, as text. */
  answer(operationId, status) {
    return this.#print(
      contentOf(at(this.#operations, [operationId, 'responses', status])),
    );
  }

  #print(type) {
    return astToString(this.#named(type))
      .trim()
      .replace(/@description /g, '')
      .replace(/^ *\* @enum \{\w+\}\n/gm, '')
      .replace(/^ *\/\*\* @enum \{\w+\} \*\/\n/gm, '');
  }

  /** Refers to schemas by name, and has parameters in place. */
  #named(type) {
    const visit = node => {
      const [kind, name] = referenceOf(node);
      if (kind === 'schemas') {
        return ts.factory.createTypeReferenceNode(name);
      }
      return kind === 'parameters'
        ? visit(at(this.#components, [kind, name]))
        : ts.visitEachChild(node, visit, undefined);
    };
    return visit(type);
  }
}

/** The type at a path of members. */
function at(node, [name, ...rest]) {
  const member = node.members.find(each => each.name.text === String(name));
  if (!member) {
    throw new Error(`openapi-typescript gave no ${name}`);
  }
  return rest.length === 0 ? member.type : at(member.type, rest);
}

function contentOf(type) {
  return at(type, ['content', 'application/json']);
}

/** Kind and name of `components["schemas"]["Name"]`. */
function referenceOf(node) {
  const { indexType, objectType } = node;
  return ts.isIndexedAccessTypeNode(node) && objectType.indexType
    ? [objectType.indexType.literal.text, indexType.literal.text]
    : [];
}
