/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('events', table => {
    table
      .string('message_code')
      .comment('Code of the wording of the message; none in older rows');
    table.text('params').comment('JSON; values of the wording');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('events', table => {
    table.dropColumns('message_code', 'params');
  });
};
