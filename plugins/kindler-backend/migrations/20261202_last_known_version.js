/**
 * What was last known says of which form it is. What is there already is of the first one of each kind.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('last_known', table => {
    table
      .integer('version')
      .notNullable()
      .defaultTo(1)
      .comment('Of the form of its value, which each kind counts by itself');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('last_known', table => {
    table.dropColumn('version');
  });
};
