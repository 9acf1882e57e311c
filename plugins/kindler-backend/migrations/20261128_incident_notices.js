/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('incidents', table => {
    table
      .text('notices')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: when the owner was notified, and of what');
    table.string('last_notice').comment('alarm or recovery');
  });
  await knex.schema.dropTable('alarms');
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.createTable('alarms', table => {
    table.string('database').primary();
    table.string('code').notNullable();
    table.bigInteger('alarmed_at').notNullable();
    table.bigInteger('seen_at').notNullable();
    table.bigInteger('recovered_at');
  });
  await knex.schema.alterTable('incidents', table => {
    table.dropColumn('notices');
    table.dropColumn('last_notice');
  });
};
