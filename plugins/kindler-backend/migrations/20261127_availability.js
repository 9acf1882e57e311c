/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('client_spans', table => {
    table.comment('From when to when clients of routes got the same');
    table.string('id').primary().comment('Of a backend, numbered');
    table.string('route').notNullable();
    table.string('database').comment('Cluster that the route led to');
    table.string('intent').notNullable();
    table.string('state').notNullable();
    table
      .bigInteger('from_at')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table.bigInteger('to_at').notNullable();
    table.bigInteger('sure_from').notNullable();
    table.bigInteger('sure_to').notNullable();
    table.index(['route', 'to_at']);
    table.index(['database', 'to_at']);
    table.index(['to_at']);
  });
  await knex.schema.createTable('client_latencies', table => {
    table.comment('How long connecting took, by route and day');
    table.string('route').notNullable();
    table.string('day').notNullable().comment('UTC, e.g. 2026-11-22');
    table.string('backend').notNullable();
    table
      .text('counts')
      .notNullable()
      .comment('JSON: how often, by step on a scale of logarithms');
    table.primary(['route', 'day', 'backend']);
    table.index(['day']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('client_latencies');
  await knex.schema.dropTable('client_spans');
};
