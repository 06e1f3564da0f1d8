-- People's word, and what was forgotten.

CREATE TABLE judgement (
    id TEXT COLLATE "C" PRIMARY KEY,
    story TEXT COLLATE "C" NOT NULL,
    verb TEXT COLLATE "C" NOT NULL,
    a TEXT COLLATE "C" NOT NULL,
    b TEXT COLLATE "C",
    judged_by TEXT COLLATE "C" NOT NULL,
    judged_at TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL
);
CREATE INDEX judgement_story ON judgement (story);

CREATE TABLE tombstone (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    forgotten_by TEXT COLLATE "C" NOT NULL,
    forgotten_at TEXT COLLATE "C" NOT NULL
);
