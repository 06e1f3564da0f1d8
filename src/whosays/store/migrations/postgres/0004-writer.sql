-- Who wrote last: a writer that lost its connection goes on only where nobody else has written since.

CREATE TABLE writer (token TEXT COLLATE "C" NOT NULL);
INSERT INTO writer (token) VALUES ('');
