/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table
      .string('error_code')
      .comment('Code of the wording of the error; none in older rows');
    table.text('error_params').comment('JSON; values of the wording');
  });
  await knex.schema.alterTable('operation_log', table => {
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
  await knex.schema.alterTable('operations', table => {
    table.dropColumns('error_code', 'error_params');
  });
  await knex.schema.alterTable('operation_log', table => {
    table.dropColumns('message_code', 'params');
  });
};
