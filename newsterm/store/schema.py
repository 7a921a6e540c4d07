"""The tables of the two files, as numbered migrations: only ever add one at the end."""

LIBRARY = (
    (
        # What the reader did and kept; the truth of it.
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
        """CREATE TABLE subscription (
            position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, folder TEXT NOT NULL, added INTEGER NOT NULL)""",
        """CREATE TABLE state (
            article TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,
            muted INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
        """CREATE TABLE tag (
            article TEXT NOT NULL, folded TEXT NOT NULL, name TEXT NOT NULL,
            PRIMARY KEY (article, folded)) WITHOUT ROWID""",
        "CREATE TABLE alias (key INTEGER PRIMARY KEY, article TEXT NOT NULL)",
        "CREATE INDEX alias_article ON alias (article)",
        """CREATE TABLE position (
            article TEXT PRIMARY KEY, place INTEGER NOT NULL, words TEXT NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE kept (
            article TEXT PRIMARY KEY, subscription TEXT NOT NULL, row INTEGER NOT NULL, seen INTEGER NOT NULL,
            adopted INTEGER NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE kept_body (
            article TEXT NOT NULL, provenance TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL,
            content BLOB NOT NULL, PRIMARY KEY (article, provenance, revision))""",
        """CREATE TABLE batch (
            id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, of INTEGER, sentence TEXT NOT NULL)""",
        """CREATE TABLE journal (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, device TEXT NOT NULL, at INTEGER NOT NULL,
            batch INTEGER NOT NULL, article TEXT NOT NULL, field TEXT NOT NULL, old TEXT NOT NULL,
            new TEXT NOT NULL)""",
        "CREATE INDEX journal_batch ON journal (batch)",
        "INSERT INTO meta VALUES ('device', lower(hex(randomblob(4))))",
    ),
    (
        # A subscription may be filed in several folders, and keeps what its outline came with.
        "UPDATE subscription SET folder = '[' || folder || ']' WHERE folder <> '[]'",
        "ALTER TABLE subscription RENAME COLUMN folder TO folders",
        "ALTER TABLE subscription ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE subscription ADD COLUMN typed INTEGER NOT NULL DEFAULT 1",
        # Folders as a subscription list has them: those without feeds too, with their attributes.
        """CREATE TABLE folder (
            position INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, attributes TEXT NOT NULL)""",
    ),
    (
        # Which text of an article the reader chose: "feed", "page", or none.
        "ALTER TABLE state ADD COLUMN text TEXT NOT NULL DEFAULT ''",
    ),
    (
        # When the reader last had an article open (0: not known).
        "ALTER TABLE position ADD COLUMN at INTEGER NOT NULL DEFAULT 0",
    ),
    (
        # What kept articles quoted in earlier versions and no longer do.
        """CREATE TABLE kept_clipping (
            article TEXT NOT NULL, provenance TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL,
            content BLOB NOT NULL, PRIMARY KEY (article, provenance, revision))""",
    ),
)

CACHE = (
    (
        # What can be fetched again, and copies of what the reader did, for the queries.
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
        """CREATE TABLE feed (
            subscription TEXT PRIMARY KEY, title TEXT NOT NULL DEFAULT '', folded TEXT NOT NULL DEFAULT '',
            site_url TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
            language TEXT NOT NULL DEFAULT '', etag TEXT NOT NULL DEFAULT '',
            last_modified TEXT NOT NULL DEFAULT '', due INTEGER, last_success INTEGER, last_try INTEGER,
            error TEXT NOT NULL DEFAULT '', lone INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID""",
        "CREATE INDEX feed_title ON feed (folded)",
        # `row` is the seconds since 1970, shifted, and a tie-breaker: the order of rows is that of dates.
        """CREATE TABLE headline (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subscription TEXT NOT NULL,
            read INTEGER NOT NULL, starred INTEGER NOT NULL, muted INTEGER NOT NULL,
            version INTEGER NOT NULL, revision INTEGER NOT NULL, fingerprint INTEGER NOT NULL,
            seen INTEGER NOT NULL, quotations INTEGER NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL,
            url TEXT NOT NULL, tags TEXT NOT NULL, mine TEXT NOT NULL)""",
        "CREATE INDEX headline_unread ON headline (read) WHERE read = 0",
        "CREATE INDEX headline_read ON headline (read) WHERE read = 1",
        "CREATE INDEX headline_starred ON headline (starred) WHERE starred = 1",
        "CREATE INDEX headline_muted ON headline (muted) WHERE muted = 1",
        "CREATE INDEX headline_source_unread ON headline (read, subscription) WHERE read = 0",
        "CREATE INDEX headline_seen ON headline (seen)",
        # The last made of two alike is what SQLite walks for all rows: most headlines have the same version.
        "CREATE INDEX headline_version ON headline (version)",
        """CREATE TABLE body (
            row INTEGER NOT NULL, provenance TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL,
            content BLOB NOT NULL, PRIMARY KEY (row, provenance, revision))""",
        "CREATE TABLE alias (key INTEGER PRIMARY KEY, article TEXT NOT NULL)",
        "CREATE INDEX alias_article ON alias (article)",
        # A term is a value of a field; the lowest four bits of its id tell the field (see terms.py).
        """CREATE TABLE term (
            id INTEGER PRIMARY KEY, field INTEGER NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL,
            count INTEGER NOT NULL DEFAULT 0, UNIQUE (field, value))""",
        "CREATE INDEX term_count ON term (field, count)",
        """CREATE TABLE facet (
            term INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (term, row)) WITHOUT ROWID""",
        """CREATE TRIGGER facet_added AFTER INSERT ON facet BEGIN
            UPDATE term SET count = count + 1 WHERE id = NEW.term; END""",
        """CREATE TRIGGER facet_removed AFTER DELETE ON facet BEGIN
            UPDATE term SET count = count - 1 WHERE id = OLD.term; END""",
        # The same the other way round, packed: the terms of a row that are counted, and those that aren't.
        """CREATE TABLE labels (
            row INTEGER PRIMARY KEY, revision INTEGER NOT NULL, shown BLOB NOT NULL, hidden BLOB NOT NULL)""",
        """CREATE VIRTUAL TABLE words USING fts5 (
            title, text, caption, quote, content = '', tokenize = 'unicode61 remove_diacritics 2')""",
        "INSERT INTO meta VALUES ('applied', 0)",
    ),
    (
        # How asking for a source has gone: one value (model.Poll), as JSON. What was kept before goes over.
        "CREATE TABLE poll (subscription TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID",
        """INSERT INTO poll SELECT subscription, json_object('validators', json_array(etag, last_modified),
            'asked', last_try, 'succeeded', last_success, 'due', due, 'error', error,
            'lone', json(iif(lone, 'true', 'false'))) FROM feed""",
        *(
            f"ALTER TABLE feed DROP COLUMN {name}"
            for name in ("etag", "last_modified", "due", "last_success", "last_try", "error", "lone")
        ),
        # Hosts that asked to be left alone until a time (seconds since 1970), and in which words.
        """CREATE TABLE hold (
            host TEXT PRIMARY KEY, until INTEGER NOT NULL, sentence TEXT NOT NULL) WITHOUT ROWID""",
        # What other feeds have of an article than the one whose text is shown.
        """CREATE TABLE carrier (
            row INTEGER NOT NULL, subscription TEXT NOT NULL, fingerprint INTEGER NOT NULL,
            content BLOB NOT NULL, PRIMARY KEY (row, subscription))""",
    ),
    (
        # Whether a rule mutes it; `muted` is whether a rule or the reader does.
        "ALTER TABLE headline ADD COLUMN ruled INTEGER NOT NULL DEFAULT 0",
    ),
    (
        # Articles whose page was asked for: the present revision of its text (0 for none), whether that is
        # shown, which text the reader chose (a copy), and how it went (pages.PageState), as JSON.
        """CREATE TABLE page (
            row INTEGER PRIMARY KEY, revision INTEGER NOT NULL DEFAULT 0, shown INTEGER NOT NULL DEFAULT 0,
            chosen TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '{}')""",
        # What servers want robots to leave alone (RFC 9309): their robots.txt, and when it was read.
        """CREATE TABLE robots (
            server TEXT PRIMARY KEY, at INTEGER NOT NULL, rules TEXT NOT NULL) WITHOUT ROWID""",
    ),
    (
        # When the words of an article last changed; 0 where they never did.
        "ALTER TABLE headline ADD COLUMN updated INTEGER NOT NULL DEFAULT 0",
    ),
    (
        # Who labels counts, once for many rows.
        "DROP TRIGGER facet_added",
        "DROP TRIGGER facet_removed",
    ),
    (
        # How much each person (a term) is quoted in a row, without what is but a guess, which is counted by
        # itself; and in all rows.
        """CREATE TABLE voice (
            row INTEGER NOT NULL, speaker INTEGER NOT NULL, quotations INTEGER NOT NULL,
            words INTEGER NOT NULL, unsure INTEGER NOT NULL, PRIMARY KEY (row, speaker)) WITHOUT ROWID""",
        """CREATE TABLE speaker (
            id INTEGER PRIMARY KEY, quotations INTEGER NOT NULL, words INTEGER NOT NULL,
            unsure INTEGER NOT NULL, articles INTEGER NOT NULL)""",
        "CREATE INDEX speaker_quotations ON speaker (quotations, words)",
        "CREATE INDEX speaker_all ON speaker (quotations + unsure, words)",
    ),
    (
        # The voices of a row packed, as its terms are (voices.Packed): counted ten times as fast.
        "DROP TABLE voice",
        "DELETE FROM speaker",
        """CREATE TABLE voices (
            row INTEGER PRIMARY KEY, speakers BLOB NOT NULL, words BLOB NOT NULL, again BLOB NOT NULL,
            unsure BLOB NOT NULL)""",
    ),
    (
        # What an article quoted in earlier versions and no longer does: of each version an article with no
        # more than these quotations and their passages. They outlive the bodies that they are from.
        """CREATE TABLE clipping (
            row INTEGER NOT NULL, provenance TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL,
            content BLOB NOT NULL, PRIMARY KEY (row, provenance, revision))""",
    ),
)
