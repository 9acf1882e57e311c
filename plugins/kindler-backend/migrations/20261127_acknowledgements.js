/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('acknowledgements', table => {
    table.comment('Findings that people have taken note of');
    table.bigIncrements('id');
    table.string('database').notNullable();
    table.string('finding').notNullable().comment('Code');
    table
      .bigInteger('at')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table.string('requester').notNullable();
    table.text('reason').notNullable();
    table.index(['database', 'finding', 'at']);
  });
  await knex.schema.createTable('lost_timelines', table => {
    table.comment('Timelines that gave way to older ones');
    table.string('database').primary();
    table.text('value').notNullable().comment('JSON, oldest first');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lost_timelines');
  await knex.schema.dropTable('acknowledgements');
};
