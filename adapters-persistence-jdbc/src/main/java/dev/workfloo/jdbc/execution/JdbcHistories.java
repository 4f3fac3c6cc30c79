package dev.workfloo.jdbc.execution;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Executions.Damaged;
import dev.workfloo.application.port.out.Executions.Histories;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.jdbc.execution.ExecutionRow.Document;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that happened to executions: how each began, and each of its later transitions. Rows are read first and decrypted then, so
 * that of several which are read together each is damaged for itself.
 */
final class JdbcHistories {

    /** So many are looked for at once, at most. */
    private static final int MOST = 100;

    /** How large all of an execution's history is, but for the texts that are kept apart: they are read when somebody looks at them. */
    private static final String SIZE = """
            octet_length(begun) + coalesce(octet_length(begun_personal), 0) + coalesce((
                select sum(octet_length(events) + coalesce(octet_length(events_personal), 0))
                from workfloo_history where execution_id = e.id), 0) size""";

    private static final String BEGUN =
            "select number, revision, write_mark, begun_revision, begun_format, begun, size,"
                    + " case when size <= ? then begun_personal end begun_personal from (select e.*, " + SIZE
                    + " from workfloo_execution e where id = ? and workspace = ? and environment = ?) found";

    private static final String SIZES =
            "select id, " + SIZE + " from workfloo_execution e where id = any(?) and workspace = ? and environment = ?";

    private static final String ALL_BEGUN =
            "select id, number, revision, write_mark, begun_revision, begun_format, begun,"
                    + " begun_personal from workfloo_execution where id = any(?)";

    private static final String TRANSITIONS =
            "select revision, format, events, events_personal from workfloo_history where execution_id = ?"
                    + " order by revision";

    private static final String ALL_TRANSITIONS = "select execution_id, revision, format, events, events_personal"
            + " from workfloo_history where execution_id = any(?)";

    private final Sql sql;
    private final Personal personal;
    private final LargeReads large;

    JdbcHistories(Sql sql, Personal personal, LargeReads large) {
        this.sql = sql;
        this.personal = personal;
        this.large = large;
    }

    /**
     * How an execution began.
     *
     * @param latest how it stands now
     */
    private record Begun(ExecutionId id, long number, int revision, Latest latest, Document events) {

        static Begun of(ExecutionId id, ResultSet row) throws SQLException {
            int revision = row.getInt("begun_revision");
            Latest latest =
                    new Latest(row.getInt("revision"), Optional.ofNullable(row.getObject("write_mark", Long.class)));
            return new Begun(id, row.getLong("number"), revision, latest, Document.begun(row));
        }
    }

    /** @param revision up to which there is more */
    private record Latest(int revision, Optional<Long> write) {}

    private record Transition(ExecutionId id, int revision, Document events) {

        static Transition of(ExecutionId id, ResultSet row) throws SQLException {
            return new Transition(id, row.getInt("revision"), Document.events(row));
        }
    }

    Optional<ExecutionHistory> one(Scope scope, ExecutionId id) {
        return large.read(most -> begun(scope, id, most))
                .flatMap(begun -> whole(begun, transitions(id)).or(() -> unlessItIsThere(scope, id)));
    }

    private Optional<Either<Long, Begun>> begun(Scope scope, ExecutionId id, long most) {
        return sql.first(
                BEGUN,
                Sql.of(name(id), row -> {
                    long size = row.getLong("size");
                    return size > most ? Either.<Long, Begun>left(size) : Either.<Long, Begun>right(Begun.of(id, row));
                }),
                most,
                id.hex(),
                scope.workspace().name(),
                scope.environment().name());
    }

    private List<Transition> transitions(ExecutionId id) {
        return sql.list(TRANSITIONS, Sql.of(name(id), row -> Transition.of(id, row)), id.hex());
    }

    /** An execution that was removed between two statements is there no more; of one that is, transitions are missing. */
    private Optional<ExecutionHistory> unlessItIsThere(Scope scope, ExecutionId id) {
        if (!sizes(scope, List.of(id)).isEmpty())
            throw new StoreDamaged(name(id) + ": what happened to it is not there whole");
        return Optional.empty();
    }

    /** Those that are small together; one that is large alone is read when there is room for it. */
    Histories several(Scope scope, List<ExecutionId> ids) {
        List<ExecutionId> asked = ids.subList(0, Math.min(ids.size(), MOST));
        Map<ExecutionId, Long> sizes = sizes(scope, asked);
        List<ExecutionId> together = together(asked, sizes);
        boolean isLarge = sizes.getOrDefault(together.get(0), 0L) > LargeReads.SMALL;
        if (isLarge)
            return new Histories(reading(scope, together.get(0)).stream().toList(), 1);
        List<ExecutionId> there = together.stream().filter(sizes::containsKey).toList();
        return new Histories(there.isEmpty() ? List.of() : read(scope, there), together.size());
    }

    private Map<ExecutionId, Long> sizes(Scope scope, List<ExecutionId> ids) {
        return sql
                .list(
                        SIZES,
                        row -> Map.entry(new ExecutionId(row.getString("id")), row.getLong("size")),
                        hexes(ids),
                        scope.workspace().name(),
                        scope.environment().name())
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The first one, and those behind it that are no large read with it. */
    private static List<ExecutionId> together(List<ExecutionId> asked, Map<ExecutionId, Long> sizes) {
        long size = 0;
        int count = 0;
        while (count < asked.size()) {
            size += sizes.getOrDefault(asked.get(count), 0L);
            if (count > 0 && size > LargeReads.SMALL) break;
            count++;
        }
        return asked.subList(0, count);
    }

    private List<Either<Damaged, ExecutionHistory>> read(Scope scope, List<ExecutionId> ids) {
        Map<ExecutionId, Begun> begun =
                sql.list(ALL_BEGUN, row -> Begun.of(new ExecutionId(row.getString("id")), row), hexes(ids)).stream()
                        .collect(toMap(Begun::id, it -> it));
        Map<ExecutionId, List<Transition>> transitions = sql
                .list(
                        ALL_TRANSITIONS,
                        row -> Transition.of(new ExecutionId(row.getString("execution_id")), row),
                        hexes(ids))
                .stream()
                .sorted(comparingInt(Transition::revision))
                .collect(groupingBy(Transition::id));
        List<Either<Damaged, ExecutionHistory>> found = new ArrayList<>();
        for (ExecutionId id : ids) {
            Begun began = begun.get(id);
            if (began == null) continue;
            Histories.reading(id, () -> whole(began, transitions.getOrDefault(id, List.of())))
                    .or(() -> reading(scope, id))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Either<Damaged, ExecutionHistory>> reading(Scope scope, ExecutionId id) {
        return Histories.reading(id, () -> one(scope, id));
    }

    /** Nothing where it is not whole: what an execution did is not half shown. */
    private Optional<ExecutionHistory> whole(Begun begun, List<Transition> transitions) {
        int last = transitions.stream().mapToInt(Transition::revision).reduce(begun.revision(), (one, next) -> next);
        if (last < begun.latest().revision()) return Optional.empty();
        return Optional.of(named(begun.id(), () -> {
            List<ExecutionEvent> events = new ArrayList<>(events(begun.id(), begun.revision(), begun.events()));
            transitions.forEach(step -> events.addAll(events(step.id(), step.revision(), step.events())));
            // What came behind it, between two statements, is of another write.
            Optional<Long> write =
                    begun.latest().write().filter(it -> last == begun.latest().revision());
            return new ExecutionHistory(begun.number(), events, write);
        }));
    }

    private List<ExecutionEvent> events(ExecutionId id, int revision, Document document) {
        return EventDocument.read(document.format(), personal.read(document, id, ExecutionRow.ofEvents(id, revision)));
    }

    /** What was written of an execution was written by us: where it cannot be read, it is damaged. */
    private static <T> T named(ExecutionId id, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StoreUnavailable e) {
            throw e;
        } catch (StoreDamaged e) {
            throw new StoreDamaged(name(id) + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new StoreDamaged(name(id) + ": a row cannot be read", e);
        }
    }

    private static Object hexes(List<ExecutionId> ids) {
        return ids.stream().map(ExecutionId::hex).toArray(String[]::new);
    }

    private static String name(ExecutionId id) {
        return "execution " + id;
    }
}
