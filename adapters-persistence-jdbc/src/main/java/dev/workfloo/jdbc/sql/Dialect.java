package dev.workfloo.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** The databases that are known, and where they differ. */
public enum Dialect {
    POSTGRESQL(Map.of(
            "text", "text", "long_text", "text", "long_bytes", "bytea", "sparse", "", "concurrently", "concurrently")),
    H2(Map.of(
            "text", "varchar(1000000)",
            "long_text", "character large object",
            "long_bytes", "binary large object",
            "sparse", "--",
            "concurrently", ""));

    /** Settings that {@link #keepToIndexes} changes on PostgreSQL. */
    private static final String[] INDEX_SETTINGS = {"enable_seqscan", "enable_bitmapscan", "enable_sort"};

    private static final String KEEP_TO_INDEXES = "select set_config('enable_seqscan', 'off', true),"
            + " set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)";

    private final Map<String, String> words;

    Dialect(Map<String, String> words) {
        this.words = words;
    }

    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default -> throw new IllegalArgumentException("Workfloo runs on PostgreSQL and H2, not on " + product);
        };
    }

    /** Where the migrations are that are written otherwise for each database. */
    public String migrations() {
        return "migration_" + name().toLowerCase(Locale.ROOT);
    }

    /** The second part of the name of work, as an index has it. */
    public String workKind() {
        return this == POSTGRESQL ? "split_part(task_instance, '/', 2)" : "kind";
    }

    /**
     * Has the rest of the transaction read tables by their indexes, in the order of these. PostgreSQL thinks that reading all and
     * sorting it costs less where it does not know of a table's pages that everybody may see them, and is wrong by far.
     */
    public void keepToIndexes(Connection connection) throws SQLException {
        if (this == POSTGRESQL) Sql.list(connection, KEEP_TO_INDEXES, row -> row.getString(1));
    }

    /** What that changes for the rest of the transaction. */
    public String[] indexSettings() {
        return this == POSTGRESQL ? INDEX_SETTINGS.clone() : new String[0];
    }

    /** Whether a transaction that begins now may write. */
    public String asksWhetherWritable() {
        return this == POSTGRESQL ? "select current_setting('transaction_read_only') = 'off'" : "select true";
    }

    /** What stands in the migrations for what every database says otherwise. */
    public Map<String, String> words() {
        return words;
    }
}
