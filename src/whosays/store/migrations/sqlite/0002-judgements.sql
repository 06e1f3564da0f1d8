-- People's word, and what was forgotten.

CREATE TABLE judgement (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL,
    verb TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT,
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX judgement_story ON judgement (story);

CREATE TABLE tombstone (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    forgotten_by TEXT NOT NULL,
    forgotten_at TEXT NOT NULL
);
