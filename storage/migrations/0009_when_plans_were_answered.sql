ALTER TABLE plan ADD COLUMN answered_at TEXT;
UPDATE plan SET answered_at = asked_at WHERE outcome IS NOT NULL;
