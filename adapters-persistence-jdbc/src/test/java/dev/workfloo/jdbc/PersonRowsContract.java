package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.KeyHash;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonSession;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.Applications;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What stands in the database of persons: nothing that opens a link, and nothing of what they typed in clear text. */
abstract class PersonRowsContract {

    private final Applications applications = new Applications(store());
    private final ExecutionId execution = applications.begun();

    abstract JdbcStore store();

    abstract DataSource connections();

    private List<String> texts(String select) {
        return new Sql(connections()).list(select, row -> row.getString(1), execution.hex());
    }

    private List<byte[]> bytes(String select) {
        return new Sql(connections()).list(select, row -> row.getBytes(1), execution.hex());
    }

    private static boolean says(byte[] stored, String text) {
        return new String(stored, StandardCharsets.ISO_8859_1).contains(text);
    }

    private void keepADraft() {
        WorkflooExecution standing = store().executions().find(execution).orElseThrow();
        ExpectedStep step = ExpectedStep.of(standing.position());
        assertTrue(store().drafts().keep(new StepDraft(step, Map.of("rfc", "KIBA801010BPA")), standing));
    }

    private List<byte[]> drafts() {
        return bytes("select draft from workfloo_draft where execution_id = ?");
    }

    @Test
    void holdNoTokenAndNoSecret() {
        Workfloo workfloo =
                Workfloo.builder(store(), () -> NOON, new SecureRandom()).build();
        Invitation once = new Invitation(
                Duration.ofHours(1),
                Optional.of(new Once<>("link", anIdempotencyKey(), link -> context("url", "/p/" + link.token()))));
        NewLink link = workfloo.invitations()
                .invite(applications.scope(), execution, once)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        String secret = workfloo.admissions()
                .enter(link.link().id(), link.token())
                .orElseThrow()
                .secret();

        List<String> token = texts("select token from workfloo_person_link where execution_id = ?");
        List<String> secrets = texts("select secret from workfloo_person_session where link_id in"
                + " (select id from workfloo_person_link where execution_id = ?)");
        List<byte[]> answers = bytes("select answer from workfloo_answer where execution_id = ?");

        assertEquals(List.of(link.link().token().toString()), token);
        assertEquals(1, secrets.size());
        assertFalse(secrets.contains(secret) || token.contains(link.token()));
        assertEquals(1, answers.size());
        assertFalse(says(answers.get(0), link.token()), "the token is in clear text");
    }

    @Test
    void holdADraftEncrypted() {
        keepADraft();

        assertEquals(1, drafts().size());
        assertFalse(says(drafts().get(0), "KIBA801010BPA"), "the draft is in clear text");
        assertFalse(says(drafts().get(0), "rfc"), "its fields are in clear text");
    }

    @Test
    void holdNoDraftOnceTheStepIsTaken() {
        keepADraft();

        applications.answerFirst(execution);

        assertEquals(0, drafts().size());
    }

    @Test
    void loseSessionsThatNobodyUses() {
        Workfloo workfloo =
                Workfloo.builder(store(), () -> NOON, new SecureRandom()).build();
        LinkId link = workfloo.invitations()
                .invite(applications.scope(), execution, Invitation.usual())
                .get()
                .link()
                .id();
        Instant now = Instant.now();
        PersonSession idle = new PersonSession(link, KeyHash.of("idle"), now.minus(PersonSession.IDLE));
        PersonSession used = new PersonSession(link, KeyHash.of("used"), now.minus(Duration.ofMinutes(20)));
        store().personLinks().begin(idle, Instant.EPOCH);
        store().personLinks().begin(used, Instant.EPOCH);

        store().tidy();

        List<String> left = texts("select secret from workfloo_person_session where link_id in"
                + " (select id from workfloo_person_link where execution_id = ?)");
        assertEquals(List.of(used.secret().toString()), left);
    }

    /** The release before moves executions and leaves what it does not know. Of an execution that is gone a link leads nowhere. */
    @Test
    void loseDraftsThatAreLeft() {
        keepADraft();
        Workfloo workfloo =
                Workfloo.builder(store(), () -> NOON, new SecureRandom()).build();
        workfloo.invitations().invite(applications.scope(), execution, Invitation.usual());
        store().tidy();
        int kept = drafts().size();

        new Sql(connections())
                .update("update workfloo_execution set revision = revision + 1 where id = ?", execution.hex());
        Optional<StepDraft> found = store().drafts().find(execution);
        new Sql(connections()).update("delete from workfloo_execution where id = ?", execution.hex());
        store().tidy();

        assertEquals(1, kept);
        assertEquals(Optional.empty(), found);
        assertEquals(0, drafts().size());
        assertEquals(List.of(), store().personLinks().open(execution, NOON));
    }
}
