CREATE TABLE respondent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    greeted_at TEXT,
    unreachable_at TEXT,
    created_at TEXT NOT NULL,
    UNIQUE (channel, address)
) STRICT;

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    theme TEXT NOT NULL,
    edition INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'paused', 'stopped', 'finished')),
    waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX conversation_open ON conversation (respondent) WHERE status IN ('open', 'paused');
CREATE INDEX conversation_of ON conversation (respondent, id);
CREATE INDEX conversation_waiting ON conversation (id) WHERE waits = 1;

CREATE TABLE response (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    wording TEXT NOT NULL,
    skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
    words TEXT,
    detail TEXT,
    choices TEXT,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (conversation, item, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE point_offered (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    point TEXT NOT NULL,
    position INTEGER NOT NULL,
    score REAL NOT NULL,
    picked INTEGER CHECK (picked IN (0, 1)),
    PRIMARY KEY (conversation, item, revision, point)
) STRICT, WITHOUT ROWID;

CREATE TABLE point_shown (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    point TEXT NOT NULL,
    score REAL NOT NULL,
    shown_at TEXT NOT NULL,
    verdict TEXT CHECK (verdict IN ('fits', 'partly', 'no')),
    PRIMARY KEY (conversation, point)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
    conversation INTEGER PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    made_at TEXT NOT NULL,
    due_at TEXT,
    asked_at TEXT,
    outcome TEXT CHECK (outcome IN ('did', 'partly', 'not-yet', 'dropped'))
) STRICT;
CREATE INDEX plan_due ON plan (due_at) WHERE asked_at IS NULL AND due_at IS NOT NULL;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    message TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_of ON outbox (respondent, id);

CREATE TABLE update_taken (
    channel TEXT NOT NULL,
    id INTEGER NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (channel, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE update_aside (
    channel TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    error TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (channel, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE typed_message (
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    message INTEGER NOT NULL,
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('words', 'detail')),
    PRIMARY KEY (respondent, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE switch_turned (
    id INTEGER PRIMARY KEY,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    switch TEXT NOT NULL CHECK (switch IN ('teams', 'ratings', 'words')),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    words_edition INTEGER NOT NULL,
    turned_at TEXT NOT NULL
) STRICT;
CREATE INDEX switch_of ON switch_turned (respondent, id);

CREATE TABLE errand (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    argument TEXT NOT NULL,
    asked_at TEXT NOT NULL
) STRICT;
