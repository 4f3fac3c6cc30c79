package dev.workfloo.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a table, each with what is written there. A statement and its values both come from here, so that neither can
 * have a column that the other lacks.
 *
 * @param <R> what a row is written from
 */
public final class Columns<R> {

    private final List<Column<R>> columns;

    private Columns(List<Column<R>> columns) {
        this.columns = columns;
    }

    /** What is written in a column of a row. */
    public interface Written<R> {
        @Nullable
        Object of(R row);
    }

    /** @param equals what follows the name where rows are found that have the value */
    private record Column<R>(String name, Written<R> written, String equals) {}

    public static <R> Columns<R> none() {
        return new Columns<>(List.of());
    }

    public Columns<R> with(String name, Written<R> written) {
        return with(name, written, " = ?");
    }

    /** The same for a column that may be null: rows are found by that too. */
    public Columns<R> withNullable(String name, Written<R> written) {
        return with(name, written, " is not distinct from ?");
    }

    private Columns<R> with(String name, Written<R> written, String equals) {
        return and(new Columns<>(List.of(new Column<>(name, written, equals))));
    }

    public Columns<R> and(Columns<R> more) {
        List<Column<R>> all = new ArrayList<>(columns);
        all.addAll(more.columns);
        return new Columns<>(List.copyOf(all));
    }

    /** The names, as a select takes them. */
    public String names() {
        return joined("", ", ");
    }

    /** What sets all of them. */
    public String assignments() {
        return joined(" = ?", ", ");
    }

    /** What finds the rows that have all of these values. */
    public String conditions() {
        return columns.stream().map(column -> column.name() + column.equals()).collect(Collectors.joining(" and "));
    }

    private String joined(String behindEach, String between) {
        return columns.stream().map(column -> column.name() + behindEach).collect(Collectors.joining(between));
    }

    /** Selects what it inserts, so that it can be made to depend on another statement. */
    public Insert<R> insertInto(String table) {
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return new Insert<>(table, "insert into " + table + " (" + names() + ")\nselect " + marks, this);
    }

    /** What is written of a row, in the order in which the statements name the columns. */
    public @Nullable Object[] values(R row) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++)
            values[i] = columns.get(i).written().of(row);
        return values;
    }

    /** A statement that inserts a row. */
    public record Insert<R>(String table, String sql, Columns<R> columns) {
        public @Nullable Object[] values(R row) {
            return columns.values(row);
        }

        /** The same, once for each row of something else. */
        public Insert<R> from(String other) {
            return new Insert<>(table, sql + " from " + other, columns);
        }
    }
}
