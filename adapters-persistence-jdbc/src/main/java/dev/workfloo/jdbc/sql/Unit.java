package dev.workfloo.jdbc.sql;

import dev.workfloo.jdbc.sql.Sql.Task;
import java.util.List;
import java.util.function.Predicate;

/**
 * Statements that are kept together, or not at all.
 *
 * @param isKept whether what they give means that they are to be kept
 * @param settings that they change for the rest of their transaction
 */
record Unit<T>(Task<T> task, Predicate<T> isKept, List<String> settings) {

    Unit(Task<T> task, String... settings) {
        this(task, result -> true, List.of(settings));
    }
}
