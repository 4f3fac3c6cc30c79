package dev.workfloo.jdbc.execution;

import dev.workfloo.jdbc.content.TakenDocuments;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Statements that become one for PostgreSQL, in which all others do nothing where the first one did nothing. */
final class Chain {

    /** What the first one kept: {@code id}, {@code number} and {@code created_at}. */
    static final String KEPT = "kept";

    /** Behind a statement that has a condition. */
    static final String IF_KEPT = " and exists (select from kept)";

    private static final String RETURNING = "\nreturning id, number, created_at";
    private static final String ALL_ARE_THERE = " and (select count(*) from there) = ?";
    private static final String NOTHING = "";

    /** What is written is of a few shapes, which flows choose. */
    private static final int MOST_KNOWN = 500;

    /**
     * By their parts: a step would make kilobytes of text, in which then everybody down to the driver looks for what it knows. How
     * many documents there are, clients choose; such texts are made each time, as they would take the place of others for good.
     */
    private static final Map<List<String>, String> KNOWN = new ConcurrentHashMap<>();

    private final List<String> parts = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private boolean isOfDocuments;

    private Chain(String locked, String first) {
        parts.add(locked);
        parts.add(first);
        isOfDocuments = !locked.isEmpty();
    }

    /** @param first inserts or updates an execution */
    static Chain of(String first, @Nullable Object... values) {
        return new Chain(NOTHING, first).with(values);
    }

    /**
     * Of an execution that takes documents, too. They are locked before: whoever forgets them waits, and then finds them taken.
     * Without all of them nothing is changed, as the first statement does nothing then.
     *
     * @param first inserts or updates an execution, and has a condition
     */
    static Chain taking(TakenDocuments taken, String first, @Nullable Object[] values) {
        return new Chain(taken.locked(), first + ALL_ARE_THERE)
                .with(taken.values())
                .with(values)
                .with(taken.count())
                .part(taken.take() + IF_KEPT, taken.values());
    }

    /** @param insert from {@link #KEPT} */
    <R> Chain insert(Insert<R> insert, R row) {
        return part(insert.sql(), insert.values(row));
    }

    Chain part(String statement, @Nullable Object... values) {
        parts.add(statement);
        return with(values);
    }

    /** A part for one of the documents that the execution brings. */
    Chain document(String statement, @Nullable Object... values) {
        isOfDocuments = true;
        return part(statement, values);
    }

    private Chain with(@Nullable Object... more) {
        Collections.addAll(values, more);
        return this;
    }

    /** All of it, and the last statement, whose result is the result. */
    String ending(String last) {
        if (isOfDocuments) return text() + last;
        List<String> shape = new ArrayList<>(parts);
        shape.add(last);
        String known = KNOWN.get(shape);
        if (known != null) return known;
        String made = text() + last;
        if (KNOWN.size() < MOST_KNOWN) KNOWN.put(List.copyOf(shape), made);
        return made;
    }

    private String text() {
        String locked = parts.get(0);
        StringBuilder text = new StringBuilder("with ");
        if (!locked.isEmpty()) text.append("there as (\n").append(locked).append("\n), ");
        text.append("kept as (\n").append(parts.get(1)).append(RETURNING).append("\n)");
        for (int i = 2; i < parts.size(); i++) {
            text.append(", part").append(i - 1).append(" as (\n");
            text.append(parts.get(i)).append("\n)");
        }
        return text.append("\n").toString();
    }

    @Nullable
    Object[] values(@Nullable Object... last) {
        return Sql.together(values.toArray(), last);
    }
}
