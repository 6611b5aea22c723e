ALTER TABLE plan ADD COLUMN theme TEXT;
ALTER TABLE plan ADD COLUMN remind_at TEXT;
UPDATE plan SET remind_at = due_at WHERE asked_at IS NULL AND outcome IS NULL;
CREATE INDEX plan_remind ON plan (remind_at) WHERE remind_at IS NOT NULL;

CREATE TABLE reminding (
    respondent INTEGER PRIMARY KEY REFERENCES respondent (id) ON DELETE CASCADE,
    clock TEXT NOT NULL CHECK (clock GLOB '[0-2][0-9]:[0-5][0-9]'),
    days TEXT NOT NULL,
    nation TEXT CHECK (nation IN ('ENG', 'WLS', 'SCT', 'NIR')),
    on_holidays INTEGER NOT NULL CHECK (on_holidays IN (0, 1)),
    zone TEXT,
    plans INTEGER NOT NULL CHECK (plans IN (0, 1))
) STRICT;

CREATE TABLE weekly (
    respondent INTEGER PRIMARY KEY REFERENCES respondent (id) ON DELETE CASCADE,
    day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 7),
    clock TEXT NOT NULL CHECK (clock GLOB '[0-2][0-9]:[0-5][0-9]'),
    due_at TEXT,
    offered_at TEXT NOT NULL,
    counts_from TEXT NOT NULL,
    asked_to_stop_at TEXT
) STRICT;
CREATE INDEX weekly_due ON weekly (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    theme TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    answered_at TEXT
) STRICT;
CREATE INDEX invitation_of ON invitation (respondent, id);
CREATE INDEX invitation_sent ON invitation (sent_at);
