package dev.workfloo.jdbc;

import dev.workfloo.execution.EventDocument;
import dev.workfloo.execution.ExecutionDocument;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Recorded;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An execution and what happened last, as columns.
 *
 * @param asked the work that it asks for
 * @param consents the consents that were given in it, each as {@link ConsentRow#INSERT} wants them
 * @param callback what a client is to be told of it, as {@link CallbackRow#INSERT} wants it
 */
record ExecutionRow(
        Progress progress,
        List<KeptWork> asked,
        Documents state,
        Documents events,
        List<@Nullable Object[]> consents,
        Optional<@Nullable Object[]> callback) {

    /** What a document becomes: readable JSON, and sealed bytes. */
    record Documents(String trail, byte @Nullable [] personal) {}

    static final String PROGRESS = "PROGRESS";

    static ExecutionRow of(Progress progress, List<KeptWork> asked, PersonalData personal) {
        WorkflooExecution execution = progress.execution();
        Recorded state = ExecutionDocument.write(execution);
        Recorded events = EventDocument.write(progress.events());
        int revision = execution.revision();
        return new ExecutionRow(
                progress,
                asked,
                new Documents(
                        Json.text(state.trail()),
                        personal.seal(state.personal(), execution.id(), statePlace(execution.id(), revision))),
                new Documents(
                        Json.text(events.trail()),
                        personal.seal(events.personal(), execution.id(), eventsPlace(execution.id(), revision))),
                ConsentRow.in(progress, personal),
                CallbackRow.in(progress, personal));
    }

    static String statePlace(ExecutionId id, int revision) {
        return "state " + id + " " + revision;
    }

    static String eventsPlace(ExecutionId id, int revision) {
        return "events " + id + " " + revision;
    }

    /** Whether nothing else is kept with it when it starts. */
    boolean standsAlone() {
        return asked.isEmpty() && callback.isEmpty();
    }

    WorkflooExecution execution() {
        return progress.execution();
    }

    Start start() {
        return execution().start();
    }

    String id() {
        return execution().id().hex();
    }

    /** Nothing when it has ended. */
    Optional<String> waitingFor() {
        return execution().position().fold(WaitingFor.COLUMN);
    }

    private Optional<Outcome> outcome() {
        return execution().position().outcome();
    }

    /** What a start relies on: its version is current, and its scenario, if there is one, exists. */
    Object[] guard() {
        List<Object> values = new ArrayList<>(List.of(
                start().scope().workspace().name(),
                start().version().definition().hex(),
                start().version().number()));
        start().scenario().ifPresent(scenario -> {
            values.add(start().scope().workspace().name());
            values.add(start().version().definition().hex());
            values.add(scenario.id().hex());
        });
        return values.toArray();
    }

    /** id, workspace, environment, definition_id, definition_version, created_at, begun_…, then as {@link #changing()}. */
    @Nullable
    Object[] inserted() {
        @Nullable
        Object[] fixed = {
            id(),
            start().scope().workspace().name(),
            start().scope().environment().name(),
            start().version().definition().hex(),
            start().version().number(),
            execution().startedAt(),
            execution().revision(),
            ExecutionDocument.FORMAT,
            events.trail(),
            events.personal()
        };
        return concat(fixed, changing());
    }

    /** format, status, waiting_for, revision, modified_at, expires_at, state, state_personal. */
    @Nullable
    Object[] changing() {
        return new @Nullable Object[] {
            ExecutionDocument.FORMAT,
            outcome().map(Outcome::name).orElse(PROGRESS),
            waitingFor().orElse(null),
            execution().revision(),
            execution().modifiedAt(),
            outcome().isPresent() ? null : start().expiresAt().orElse(null),
            state.trail(),
            state.personal()
        };
    }

    /** As {@link #changing()}, then id, and the revision that it must have had before. */
    @Nullable
    Object[] changed() {
        return concat(changing(), new Object[] {id(), progress.before()});
    }

    /** execution_id, revision, at, format, events, events_personal. */
    @Nullable
    Object[] happened() {
        return new @Nullable Object[] {
            id(),
            execution().revision(),
            execution().modifiedAt(),
            ExecutionDocument.FORMAT,
            events.trail(),
            events.personal()
        };
    }

    /** workspace, environment, start_key, fingerprint, execution_id, at. */
    Object[] keyed(String key, String fingerprint) {
        return new Object[] {
            start().scope().workspace().name(),
            start().scope().environment().name(),
            key,
            fingerprint,
            id(),
            execution().startedAt()
        };
    }

    /** Where a key stands that was kept in clear text, as {@link ExecutionWrites#KEPT_IN_CLEAR} wants it. */
    Object[] inClear(IdempotencyKey key) {
        return new Object[] {
            start().scope().workspace().name(), start().scope().environment().name(), key.key()
        };
    }

    /** Of each work that is asked for, as {@link ExecutionWrites#INSERT_WORK} wants it. */
    List<@Nullable Object[]> work() {
        return asked.stream().map(KeptWork::inserted).toList();
    }

    static @Nullable Object[] concat(@Nullable Object[]... parts) {
        List<@Nullable Object> all = new ArrayList<>();
        for (@Nullable Object[] part : parts) Collections.addAll(all, part);
        return all.toArray();
    }
}
