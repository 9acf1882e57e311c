-- Makes a Kindler database fit for a version of the plugin from before environments had details of their own. Run it
-- with psql while no backend runs; going forward again needs nothing.
BEGIN;
UPDATE clusters
   SET route = details ->> 'route',
       database_name = details ->> 'database',
       database_role = details ->> 'role'
 WHERE provider = 'database';
DELETE FROM kindler_schema WHERE version = 4;
COMMIT;
