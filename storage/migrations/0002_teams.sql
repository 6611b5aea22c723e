CREATE TABLE team (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    timezone TEXT NOT NULL,
    send_day INTEGER NOT NULL CHECK (send_day BETWEEN 1 AND 7),
    send_time TEXT NOT NULL CHECK (send_time GLOB '[0-2][0-9]:[0-5][0-9]'),
    due_at TEXT NOT NULL,
    paused_at TEXT,
    created_at TEXT NOT NULL,
    removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX team_name ON team (name COLLATE NOCASE) WHERE removed_at IS NULL;
CREATE INDEX team_due ON team (due_at) WHERE removed_at IS NULL AND paused_at IS NULL;

CREATE TABLE membership (
    team INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    joined_at TEXT NOT NULL,
    left_at TEXT,
    PRIMARY KEY (team, respondent, joined_at)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX membership_now ON membership (respondent, team) WHERE left_at IS NULL;
CREATE INDEX membership_of ON membership (respondent);

CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('lead', 'researcher', 'operator')),
    team INTEGER REFERENCES team (id) ON DELETE CASCADE,
    granted_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK ((role = 'lead') = (team IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX role_now ON role (respondent, role, coalesce(team, 0)) WHERE ended_at IS NULL;
CREATE INDEX role_in_team ON role (team, role);

CREATE TABLE code (
    hash TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('member', 'lead', 'researcher', 'operator')),
    team INTEGER REFERENCES team (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    uses_left INTEGER CHECK (uses_left >= 0),
    revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX code_of ON code (team, role);

CREATE TABLE code_failure (
    id INTEGER PRIMARY KEY,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    failed_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_failure_of ON code_failure (respondent, failed_at);
CREATE INDEX code_failure_at ON code_failure (failed_at);

CREATE TABLE digest_sent (
    team INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (team, week)
) STRICT, WITHOUT ROWID;
