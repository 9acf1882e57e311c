/**
 * Operations say who owns the environment that they work on, which may be gone when somebody asks for them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table
      .string('subject_owner')
      .notNullable()
      .defaultTo('')
      .comment('Entity ref of who owned the environment that it works on');
  });
  const owners = new Map();
  const rows = await knex('operations')
    .where({ subject_kind: 'environment' })
    .orderBy('created_at')
    .select('id', 'kind', 'subject_name', 'input');
  for (const { id, kind, subject_name: name, input } of rows) {
    if (kind === 'environment-create') {
      owners.set(name, JSON.parse(input).owner ?? '');
    }
    await knex('operations')
      .where({ id })
      .update({ subject_owner: owners.get(name) ?? '' });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('operations', table => {
    table.dropColumn('subject_owner');
  });
};
