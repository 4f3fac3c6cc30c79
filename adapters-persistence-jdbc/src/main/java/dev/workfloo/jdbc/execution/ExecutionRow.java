package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.jdbc.cache.MarkedProgress;
import dev.workfloo.jdbc.content.WrittenTexts;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An execution and what happened last, as columns.
 *
 * @param beside what is kept with it
 * @param texts documents that it brings and takes
 */
record ExecutionRow(MarkedProgress moved, Document state, Document events, RowsKeptAlong beside, WrittenTexts texts) {

    static final String PROGRESS = "PROGRESS";

    /** What each transition writes anew. */
    static final Columns<ExecutionRow> CHANGING = Columns.<ExecutionRow>none()
            .with("format", row -> row.state().format())
            .with("status", row -> row.outcome().map(Outcome::name).orElse(PROGRESS))
            .with("waiting_for", row -> row.waitingFor().orElse(null))
            .with("revision", row -> row.execution().revision())
            .with("write_mark", row -> row.moved().mark().value())
            .with("modified_at", row -> row.execution().modifiedAt())
            .with(
                    "expires_at",
                    row -> row.outcome().isPresent()
                            ? null
                            : row.start().expiresAt().orElse(null))
            .with("state", row -> row.state().trail())
            .with("state_personal", row -> row.state().personal());

    static final Insert<ExecutionRow> INSERT = Columns.<ExecutionRow>none()
            .with("id", ExecutionRow::id)
            .with("workspace", row -> row.start().scope().workspace().name())
            .with("environment", row -> row.start().scope().environment().name())
            .with("definition_id", row -> row.start().version().definition().hex())
            .with("definition_version", row -> row.start().version().number())
            .with("created_at", row -> row.execution().startedAt())
            .with("begun_revision", row -> row.execution().revision())
            .with("begun_format", row -> row.events().format())
            .with("begun", row -> row.events().trail())
            .with("begun_personal", row -> row.events().personal())
            .with("origin", row -> row.channel().map(Channel::name).orElse(null))
            .with("searched_revision", row -> row.execution().revision())
            .and(CHANGING)
            .insertInto("workfloo_execution");

    /** Which row a transition changes, and as what it must stand: an earlier release moves the revision, and not the mark. */
    static final Columns<ExecutionRow> BEFORE = Columns.<ExecutionRow>none()
            .with("id", ExecutionRow::id)
            .with("revision", row -> row.progress().before())
            .withNullable("write_mark", row -> MarkedProgress.stored(row.moved().before()));

    static final Insert<ExecutionRow> INSERT_HISTORY = Columns.<ExecutionRow>none()
            .with("execution_id", ExecutionRow::id)
            .with("revision", row -> row.execution().revision())
            .with("at", row -> row.execution().modifiedAt())
            .with("format", row -> row.events().format())
            .with("events", row -> row.events().trail())
            .with("events_personal", row -> row.events().personal())
            .insertInto("workfloo_history");

    /** A document as columns: its format, readable JSON, and encrypted bytes. */
    record Document(int format, String trail, byte @Nullable [] personal) {

        /** How an execution began. */
        static Document begun(ResultSet row) throws SQLException {
            return new Document(row.getInt("begun_format"), row.getString("begun"), row.getBytes("begun_personal"));
        }

        static Document state(ResultSet row) throws SQLException {
            return new Document(row.getInt("format"), row.getString("state"), row.getBytes("state_personal"));
        }

        /** What happened in one transition. */
        static Document events(ResultSet row) throws SQLException {
            return new Document(row.getInt("format"), row.getString("events"), row.getBytes("events_personal"));
        }
    }

    /** How documents become columns: what is personal is encrypted, and long texts stand elsewhere. */
    record Writing(PersonalData personal, WrittenTexts texts) {

        private Document document(Recorded recorded, int format, ExecutionId owner, String associated) {
            WrittenTexts.Places places = texts.in(recorded.personal(), format);
            byte[] bytes = personal.encrypt(recorded.personal(), owner, associated, places);
            return new Document(
                    places.isUsed() ? Math.max(format, ExecutionDocument.WITH_LONG_TEXTS) : format,
                    StoredJson.text(recorded.trail()),
                    bytes);
        }
    }

    static ExecutionRow of(MarkedProgress moved, RowsKeptAlong beside, Writing writing) {
        Progress progress = moved.progress();
        WorkflooExecution execution = progress.execution();
        ExecutionId id = execution.id();
        int revision = execution.revision();
        return new ExecutionRow(
                moved,
                writing.document(
                        ExecutionDocument.write(execution),
                        ExecutionDocument.format(execution),
                        id,
                        ofState(id, revision)),
                writing.document(
                        EventDocument.write(progress.events()),
                        EventDocument.format(progress.events()),
                        id,
                        ofEvents(id, revision)),
                beside,
                writing.texts());
    }

    static String ofState(ExecutionId id, int revision) {
        return "state " + id + " " + revision;
    }

    static String ofEvents(ExecutionId id, int revision) {
        return "events " + id + " " + revision;
    }

    Progress progress() {
        return moved.progress();
    }

    WorkflooExecution execution() {
        return progress().execution();
    }

    Start start() {
        return execution().start();
    }

    /** Of the execution as it stands then. */
    long bytes() {
        byte @Nullable [] personal = state.personal();
        return state.trail().length() + (personal == null ? 0 : personal.length);
    }

    String id() {
        return execution().id().hex();
    }

    /** Nothing for the API, by which nearly all come. */
    private Optional<Channel> channel() {
        return Optional.of(start().origin().channel()).filter(it -> it != Channel.API);
    }

    /** Nothing when it has ended. */
    Optional<String> waitingFor() {
        return execution().position().waitsFor().map(WaitsFor::name);
    }

    /** Before the transition; nothing for a start. */
    Optional<String> waitedFor() {
        return progress().from().position().waitsFor().map(WaitsFor::name);
    }

    /** Whether it waited for answers, of which a draft may have been kept. */
    boolean mayLeaveADraft() {
        return progress()
                .from()
                .position()
                .waitsFor()
                .filter(WaitsFor::isForAnswers)
                .isPresent();
    }

    private Optional<Outcome> outcome() {
        return execution().position().outcome();
    }
}
