package dev.workfloo.jdbc.encryption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A column whose values are encrypted, and all that is to be known of one to read it and to write it anew.
 *
 * @param title what its values are called where they are counted, in the plural
 * @param name of the column
 * @param belonging to whom the value of a row belongs, and as what
 */
public record SealedColumn(String title, Rows rows, String name, Belonging belonging) {

    /**
     * The rows that have such a value. Conditions and expressions call the table {@code t}.
     *
     * @param key the columns of the primary key, in its order
     * @param more expressions that {@link Belonging} reads too, each with its name
     * @param condition which rows count; others belong to nobody any more
     */
    public record Rows(String table, List<KeyColumn> key, List<String> more, String condition) {

        public Rows {
            key = List.copyOf(key);
            more = List.copyOf(more);
        }

        /** All rows of a table. */
        public static Rows of(String table, KeyColumn... key) {
            return new Rows(table, List.of(key), List.of(), "1 = 1");
        }

        public Rows reading(String... expressions) {
            return new Rows(table, key, List.of(expressions), condition);
        }

        public Rows where(String which) {
            return new Rows(table, key, more, which);
        }
    }

    /** A column of a primary key: a text without line ends, or a whole number. */
    public record KeyColumn(String name, boolean isNumber) {

        public static KeyColumn text(String name) {
            return new KeyColumn(name, false);
        }

        public static KeyColumn number(String name) {
            return new KeyColumn(name, true);
        }
    }

    public interface Belonging {
        Owned of(ResultSet row) throws SQLException;
    }

    /** @param associated as what the value was encrypted: one of these */
    public record Owned(String owner, List<String> associated) {

        public Owned {
            associated = List.copyOf(associated);
        }

        public static Owned by(String owner, String associated) {
            return new Owned(owner, List.of(associated));
        }
    }

    /** As {@code table.column}. */
    public String place() {
        return rows.table() + "." + name;
    }
}
