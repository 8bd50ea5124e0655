-- A registry as Islet 0.1 wrote it: tables of version 1. Made by hand; nobody's data. Never edit it: registries like this exist.
PRAGMA application_id = 1232301172;
PRAGMA user_version = 1;
CREATE TABLE batch (
  batch INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, source TEXT NOT NULL, reason TEXT);
CREATE TABLE patient (
  patient INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, center TEXT, axis TEXT NOT NULL, synthetic INTEGER NOT NULL);
CREATE TABLE finding (
  patient INTEGER NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), batch INTEGER NOT NULL, happened TEXT, reported TEXT,
  kind TEXT NOT NULL, version INTEGER NOT NULL, origin TEXT, supersedes BLOB, why TEXT, content TEXT NOT NULL,
  PRIMARY KEY (patient, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX finding_superseded_once ON finding (patient, supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX finding_batch ON finding (batch);
CREATE TRIGGER finding_is_never_rewritten BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'a finding is never rewritten'); END;
CREATE TRIGGER batch_is_never_rewritten BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'a batch is never rewritten'); END;
INSERT INTO batch VALUES
  (1, '2026-01-01T00:00:00.0000000Z', 'importer', 'fixture', NULL),
  (2, '2026-01-02T03:04:05.6789012Z', 'Dr A', 'review form', 'second opinion');
INSERT INTO patient VALUES (1, 'FIX-1', NULL, 'offset:diagnosis', 1);
INSERT INTO finding VALUES
  (1, x'10000000000000000000000000000000', 1, NULL, NULL, 'Person', 1, 'fixture/person', NULL, NULL, '{"sex":"female","birth":"1961","stated_by":"import"}'),
  (1, x'20000000000000000000000000000000', 1, '+9.4 mo', '=happened', 'Specimen', 1, 'fixture/specimen', NULL, NULL, '{"specimen":"S1","ki67_percent":8,"stated_by":"import"}'),
  (1, x'30000000000000000000000000000000', 1, '+0 mo', NULL, 'Hologram', 1, 'fixture/hologram', NULL, NULL, '{ "zoom" : 3,  "of":"é" }'),
  (1, x'40000000000000000000000000000000', 1, '+0 mo', '+1 mo', 'Staging', 7, 'fixture/staging', NULL, NULL, '{"system":"AJCC","edition":"9","sub_stage":["a"]}'),
  (1, x'01000000000000000000000000000000', 2, '+9.4 mo', '+11 mo', 'Specimen', 1, NULL, x'20000000000000000000000000000000', 'Review', '{"specimen":"S1","read":"second","ki67_percent":12,"stated_by":"pathologist"}');
