/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('events', table => {
    table.comment('What happened to database clusters, one row for each fact');
    table.bigIncrements('id');
    table
      .string('fact', 1000)
      .notNullable()
      .unique()
      .comment('Same for every backend that saw the same');
    table.string('kind').notNullable();
    table
      .bigInteger('at')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table.string('database').notNullable();
    table.string('gateway');
    table.string('proxy');
    table.string('server');
    table.string('member');
    table.string('from_value');
    table.string('to_value');
    table.string('verdict');
    table.string('finding');
    table.bigInteger('outage_ms');
    table.integer('count');
    table.string('operation');
    table.text('message').notNullable();
    table.string('source');
    table.bigInteger('timeline').comment('Of the leader at that time');
    table.string('system_identifier');
    table.index(['database', 'kind', 'id']);
    table.index(['kind', 'id']);
    table.index(['at']);
  });
  await knex.schema.createTable('event_heads', table => {
    table.comment('How far the events of each database cluster tell');
    table.string('database').primary();
    table.text('value').notNullable().comment('JSON');
  });
  await knex.schema.createTable('alarms', table => {
    table.comment('What the owner of a database cluster was notified of last');
    table.string('database').primary();
    table.string('code').notNullable().comment('Of the worst finding');
    table.bigInteger('alarmed_at').notNullable();
    table.bigInteger('seen_at').notNullable().comment('When it was still so');
    table.bigInteger('recovered_at');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('alarms');
  await knex.schema.dropTable('event_heads');
  await knex.schema.dropTable('events');
};
