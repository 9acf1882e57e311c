/**
 * What signals call things is made with a key that all backends of a portal share.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('signal_keys', table => {
    table.comment('The one key that names in signals are made unreadable with');
    table.integer('id').primary();
    table.string('value').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('signal_keys');
};
