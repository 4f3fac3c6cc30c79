package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Standing.Mark;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The rows of executions in a database that may forget its last commits, as one does whose standby takes over. It knows what was
 * built on a state that it does not hold.
 */
final class ModelDatabase implements Executions {

    /** How many commits a standby may lack. */
    private static final int LAG = 4;

    private final Random random;
    private final boolean knowsMarks;
    private final List<Map<ExecutionId, Row>> commits = new ArrayList<>(List.of(Map.of()));
    private final List<String> phantoms = new ArrayList<>();
    private int failovers;
    private int reads;

    /** @param knowsMarks whether writes are guarded by marks too, and not by revisions alone */
    ModelDatabase(Random random, boolean knowsMarks) {
        this.random = random;
        this.knowsMarks = knowsMarks;
    }

    /** @param isOurs whether this release wrote the state, and not the one before it */
    private record Row(WorkflooExecution execution, Optional<Mark> mark, boolean isOurs) {}

    private Map<ExecutionId, Row> rows() {
        return commits.get(commits.size() - 1);
    }

    private void commit(Row row) {
        Map<ExecutionId, Row> next = new HashMap<>(rows());
        next.put(row.execution().id(), row);
        commits.add(next);
    }

    void insert(ExecutionRow row) {
        commit(new Row(row.execution(), Optional.of(row.moved().mark()), true));
    }

    boolean update(ExecutionRow next) {
        Progress progress = next.progress();
        Row row = rows().get(next.execution().id());
        if (row == null || row.execution().revision() != progress.before()) return false;
        if (knowsMarks && !row.mark().equals(next.moved().before())) return false;
        if (!row.execution().equals(progress.from()) && (row.isOurs() || wasOurs(progress.from()))) {
            phantoms.add(progress.from() + " was not there when " + next.execution() + " was built on it");
        }
        commit(new Row(next.execution(), Optional.of(next.moved().mark()), true));
        return true;
    }

    /** The release before tells its own states apart by their revisions alone, and what it builds on them is its own affair. */
    private boolean wasOurs(WorkflooExecution execution) {
        return commits.stream()
                .map(rows -> rows.get(execution.id()))
                .anyMatch(row -> row != null && row.isOurs() && row.execution().equals(execution));
    }

    /** As the release before writes: it does not know of marks. */
    void updateAsBefore(Progress progress) {
        Row row = rows().get(progress.execution().id());
        if (row == null || row.execution().revision() != progress.before()) return;
        commit(new Row(progress.execution(), row.mark(), false));
    }

    /** The last commits are gone, whoever was told of them. */
    void failOver() {
        int lost = random.nextInt(Math.min(LAG, commits.size()));
        if (lost == 0) return;
        commits.add(commits.get(commits.size() - 1 - lost));
        failovers++;
    }

    Optional<WorkflooExecution> any() {
        List<Row> rows = List.copyOf(rows().values());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(random.nextInt(rows.size())).execution());
    }

    @Override
    public Optional<Standing> standing(Scope scope, ExecutionId id) {
        return standing(id).filter(it -> it.execution().start().scope().equals(scope));
    }

    @Override
    public Optional<Standing> standing(ExecutionId id) {
        reads++;
        return Optional.ofNullable(rows().get(id)).map(row -> new Standing(row.execution(), row.mark()));
    }

    @Override
    public Optional<ExecutionHistory> history(Scope scope, ExecutionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<KeptStart> startedUnder(Scope scope, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RepeatableAnswer.Kept> answered(Scope scope, ExecutionId id, String operation, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most) {
        throw new UnsupportedOperationException();
    }

    List<String> phantoms() {
        return phantoms;
    }

    int failovers() {
        return failovers;
    }

    int reads() {
        return reads;
    }
}
