package dev.paranoid.server.endtoend;

import java.util.Map;

/** What goes wrong with a database while the service runs, and how that ends. */
enum Fault {
    NONE,
    TAKES_NO_WRITES,
    TABLE_RENAMED,
    LEDGER_COLUMN_GONE,
    COLUMN_GONE,
    RIGHTS_GONE,
    TABLE_LOCKED,
    ROWS_LOCKED,
    FROZEN,
    KILLED,
    DISK_FULL,
    /** What is asked needs a larger statement than the server takes. */
    SMALL_PACKETS,
    STATEMENTS_LOGGED,
    /** Removes for good, which a foreign key forbids that was made after the start. */
    FOREIGN_KEY_MADE;

    /** The longest reason that is taken, of two bytes a character. */
    private static final int LONG = 1000;

    void begin(FaultyServer server) {
        switch (this) {
            case NONE -> {}
            case TAKES_NO_WRITES -> server.refuseWrites(true);
            case TABLE_RENAMED -> server.sql("RENAME TABLE stories TO lost");
            case LEDGER_COLUMN_GONE -> server.sql("ALTER TABLE paranoid_deletion RENAME COLUMN reason TO lost");
            case COLUMN_GONE -> server.sql("ALTER TABLE stories RENAME COLUMN created_by TO lost");
            case RIGHTS_GONE -> server.revoke();
            case TABLE_LOCKED -> server.hold("LOCK TABLES users WRITE");
            case ROWS_LOCKED -> server.hold("SELECT user_id FROM users FORCE INDEX (PRIMARY) FOR UPDATE");
            case FROZEN -> server.freeze();
            case KILLED -> server.kill();
            case DISK_FULL -> server.fillDisk();
            case SMALL_PACKETS -> server.takeSmallPackets(true);
            case STATEMENTS_LOGGED -> server.logStatements(true);
            case FOREIGN_KEY_MADE ->
                server.sql(
                        "CREATE TABLE audits (about BIGINT, CONSTRAINT audited FOREIGN KEY (about)"
                                + " REFERENCES users (user_id))",
                        "INSERT INTO audits SELECT user_id FROM users");
        }
    }

    void end(FaultyServer server) {
        switch (this) {
            case NONE -> {}
            case TAKES_NO_WRITES -> server.refuseWrites(false);
            case TABLE_RENAMED -> server.sql("RENAME TABLE lost TO stories");
            case LEDGER_COLUMN_GONE -> server.sql("ALTER TABLE paranoid_deletion RENAME COLUMN lost TO reason");
            case COLUMN_GONE -> server.sql("ALTER TABLE stories RENAME COLUMN lost TO created_by");
            case RIGHTS_GONE -> server.grant();
            case TABLE_LOCKED, ROWS_LOCKED -> server.letGo();
            case FROZEN -> server.goOn();
            case KILLED -> server.startAgain();
            case DISK_FULL -> server.freeDisk();
            case SMALL_PACKETS -> server.takeSmallPackets(false);
            case STATEMENTS_LOGGED -> server.logStatements(false);
            case FOREIGN_KEY_MADE -> server.sql("DROP TABLE audits");
        }
    }

    /** {@return whether it can be tried here} */
    boolean possible(FaultyServer server) {
        return switch (this) {
            case NONE,
                    TABLE_RENAMED,
                    LEDGER_COLUMN_GONE,
                    COLUMN_GONE,
                    RIGHTS_GONE,
                    TABLE_LOCKED,
                    ROWS_LOCKED,
                    FROZEN,
                    KILLED,
                    FOREIGN_KEY_MADE -> true;
            case TAKES_NO_WRITES, SMALL_PACKETS -> server.mayBeSet();
            case STATEMENTS_LOGGED -> server.mayBeSet() && server.hasBinaryLog();
            case DISK_FULL -> server.hasDisk();
        };
    }

    /** {@return what deletes ask for besides their rows} */
    Map<String, Object> asked() {
        return switch (this) {
            case FOREIGN_KEY_MADE -> Map.of("force", true);
            case SMALL_PACKETS -> Map.of("reason", "\u00df".repeat(LONG));
            default -> Map.of();
        };
    }

    /** Whether requests over Kafka wait until it is over. */
    boolean holdsUpRequests() {
        return this != NONE && this != SMALL_PACKETS && this != FOREIGN_KEY_MADE;
    }

    /** Whether the service is to say that it cannot serve. */
    boolean down() {
        return switch (this) {
            case NONE, TABLE_LOCKED, ROWS_LOCKED, SMALL_PACKETS, FOREIGN_KEY_MADE -> false;
            case TAKES_NO_WRITES,
                    TABLE_RENAMED,
                    LEDGER_COLUMN_GONE,
                    COLUMN_GONE,
                    RIGHTS_GONE,
                    FROZEN,
                    KILLED,
                    DISK_FULL,
                    STATEMENTS_LOGGED -> true;
        };
    }
}
