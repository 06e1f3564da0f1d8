-- Where stories went that became part of another.

CREATE TABLE redirect (id TEXT COLLATE "C" PRIMARY KEY, story TEXT COLLATE "C" NOT NULL);
