-- What gathering keeps of an article has another form: it is made anew from the readings.

UPDATE place SET profile = x'';
CREATE INDEX place_unprofiled ON place (story) WHERE length(profile) = 0;
