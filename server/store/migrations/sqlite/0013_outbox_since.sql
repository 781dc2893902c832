-- Since when what is to be sent stands as it does: how long somebody has been waiting for it.

ALTER TABLE outbox ADD COLUMN since_ms INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET since_ms = changed_ms;
