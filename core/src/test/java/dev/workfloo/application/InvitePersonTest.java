package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.Environment;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.application.port.in.person.InvitePerson.StartedWithLink;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvitePersonTest {

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);
    private final DefinitionId definition =
            aPublishedDefinition(store, workspace).definition();

    private InvitePerson invitations() {
        return workfloo.invitations();
    }

    private AdmitPerson admissions() {
        return workfloo.admissions();
    }

    private ExecutionId started() {
        return workfloo.executions()
                .execute(StartWorkfloo.of(scope, definition))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private NewLink invited(ExecutionId id) {
        return invitations()
                .invite(scope, id, Invitation.usual())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private void end(ExecutionId id) {
        workfloo.steps().cancel(scope, id, "operator");
    }

    private static Invitation once(IdempotencyKey key) {
        return new Invitation(
                InvitePerson.USUAL, Optional.of(new Once<>("link", key, link -> context("token", link.token()))));
    }

    @Test
    void tellsATokenOf256BitsOnceAndKeepsItsHash() {
        NewLink link = invited(started());

        assertEquals(32, Base64.getUrlDecoder().decode(link.token()).length);
        assertEquals(KeyHash.of(link.token()), link.link().token());
        assertFalse(link.toString().contains(link.token()));
        assertEquals(
                Optional.of(link.link()), store.personLinks().find(link.link().id()));
        assertNotEquals(link.token(), invited(started()).token());
    }

    @Test
    void endsAfter72HoursUnlessTheWishSaysOtherwise() {
        ExecutionId id = started();

        PersonLink usual = invited(id).link();
        PersonLink shorter = invitations()
                .invite(scope, id, Invitation.lasting(Duration.ofMinutes(5)))
                .get()
                .link();

        assertEquals(NOON.plus(Duration.ofHours(72)), usual.life().expiresAt());
        assertEquals(NOON.plus(Duration.ofMinutes(5)), shorter.life().expiresAt());
        clock.pass(Duration.ofMinutes(5));
        assertEquals(List.of(usual), invitations().open(scope, id).get());
    }

    @Test
    void refusesALifeThatIsTooShortOrTooLong() {
        ExecutionId id = started();

        for (Duration lasts : List.of(
                Duration.ZERO, Duration.ofSeconds(59), Duration.ofDays(30).plusMillis(1))) {
            WorkflooProblem problem =
                    invitations().invite(scope, id, Invitation.lasting(lasts)).getLeft();

            assertEquals(Kind.FIELDS_INVALID, problem.kind());
            assertEquals(Map.of("expiresIn", "must be from one minute to thirty days"), problem.fields());
        }
        assertEquals(List.of(), invitations().open(scope, id).get());
    }

    @Test
    void knowsNoExecutionAndNoLinkOfAnotherScope() {
        ExecutionId id = started();
        LinkId link = invited(id).link().id();
        ExecutionId other = started();

        for (Scope elsewhere : List.of(sandbox(workspace), production(aWorkspace()))) {
            assertEquals(
                    WorkflooProblem.UNKNOWN_EXECUTION,
                    invitations().invite(elsewhere, id, Invitation.usual()).getLeft());
            assertEquals(
                    WorkflooProblem.UNKNOWN_EXECUTION,
                    invitations().open(elsewhere, id).getLeft());
            assertEquals(
                    WorkflooProblem.UNKNOWN_EXECUTION,
                    invitations().revoke(elsewhere, id, link).getLeft());
        }
        assertEquals(
                WorkflooProblem.UNKNOWN_EXECUTION,
                invitations().open(scope, anExecutionId()).getLeft());
        assertEquals(
                WorkflooProblem.UNKNOWN_LINK,
                invitations().revoke(scope, other, link).getLeft());
        assertEquals(1, invitations().open(scope, id).get().size());
    }

    @Test
    void makesNoLinkForWhatHasEndedAndShowsHowItEnded() {
        ExecutionId id = started();
        NewLink link = invited(id);
        end(id);

        WorkflooProblem refused =
                invitations().invite(scope, id, Invitation.usual()).getLeft();
        Optional<AdmitPerson.NewSession> session =
                admissions().enter(link.link().id(), link.token());

        assertEquals(Kind.ALREADY_FINISHED, refused.kind());
        assertEquals(Optional.of(id), session.map(it -> it.opened().execution()));
    }

    @Test
    void revokesALinkMoreThanOnce() {
        ExecutionId id = started();
        NewLink link = invited(id);

        PersonLink revoked = invitations().revoke(scope, id, link.link().id()).get();
        clock.pass(Duration.ofMinutes(1));
        PersonLink again = invitations().revoke(scope, id, link.link().id()).get();

        assertEquals(Optional.of(NOON), revoked.life().revokedAt());
        assertEquals(revoked, again);
        assertFalse(admissions().opens(link.link().id(), link.token()));
        assertEquals(Optional.empty(), admissions().enter(link.link().id(), link.token()));
    }

    @Test
    void startsAnExecutionThatAPersonBegan() {
        StartWorkfloo command = StartWorkfloo.of(scope, definition);

        StartedWithLink made = invitations().start(command, Invitation.usual()).get();

        WorkflooExecution execution =
                store.executions().find(made.started().id()).orElseThrow();
        assertEquals(Channel.FRONT, execution.start().origin().channel());
        assertEquals(execution.id(), made.link().link().execution());
        assertTrue(admissions().opens(made.link().link().id(), made.link().token()));
        List<ExecutionEvent> events =
                store.executions().history(scope, execution.id()).orElseThrow().events();
        assertEquals(events, EventDocument.read(EventDocument.format(events), EventDocument.write(events)));
    }

    @Test
    void givesTheOneLinkUnderAKey() {
        IdempotencyKey key = anIdempotencyKey();
        StartWorkfloo command = StartWorkfloo.of(scope, definition).once(key);

        StartedWithLink first = invitations().start(command, once(key)).get();
        WorkflooProblem second = invitations().start(command, once(key)).getLeft();

        ExecutionId id = first.started().id();
        assertEquals(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE, second);
        assertEquals(
                Optional.of(context("token", first.link().token())),
                workfloo.steps().recall(scope, id, "link", key).get());
        assertEquals(List.of(first.link().link()), invitations().open(scope, id).get());
    }

    @Test
    void aKeyOfLongAgoStandsInNobodysWay() {
        ExecutionId id = started();
        IdempotencyKey key = anIdempotencyKey();
        invitations().invite(scope, id, once(key));
        clock.pass(IdempotencyKey.KEPT.plusSeconds(1));

        boolean made = invitations().invite(scope, id, once(key)).isRight();

        assertTrue(made);
    }

    @Test
    void aKeyThatCountsIsToldAtOnce() {
        ExecutionId id = started();
        IdempotencyKey key = anIdempotencyKey();
        List<String> asked = new ArrayList<>();
        InvitePerson watched = Workfloo.builder(watched(asked), clock, new SecureRandom())
                .build()
                .invitations();
        watched.invite(scope, id, once(key));

        WorkflooProblem again = watched.invite(scope, id, once(key)).getLeft();

        assertEquals(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE, again);
        assertFalse(asked.contains("forgetKeys"), asked::toString);
    }

    /** @param asked what the journal is asked */
    private Store watched(List<String> asked) {
        Object journal = Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {ExecutionJournal.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return method.invoke(store.journal(), arguments);
                });
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) ->
                        method.getName().equals("journal") ? journal : method.invoke(store, arguments));
    }

    @Test
    void startsNothingWhereNoLinkCanBeKept() {
        List<String> writes = new ArrayList<>();
        Store without = new InterruptedStore(store, () -> writes.add("write"), () -> {}, new Remembered());
        InvitePerson invitations =
                Workfloo.builder(without, clock, new SecureRandom()).build().invitations();

        assertThrows(
                UnsupportedOperationException.class,
                () -> invitations.start(StartWorkfloo.of(scope, definition), Invitation.usual()));

        assertEquals(List.of(), writes);
    }

    @Test
    void letsNobodyInWhoGuesses() {
        NewLink link = invited(started());

        assertFalse(admissions().opens(link.link().id(), link.link().token().toString()));
        assertFalse(admissions().opens(link.link().id(), ""));
        assertFalse(admissions().opens(LinkId.create(new SecureRandom()), link.token()));
        assertEquals(Optional.empty(), admissions().admit(link.link().id(), link.token()));
    }

    @Test
    void opensNothingWhereItsEnvironmentIsNotServed() {
        NewLink link = invited(started());
        LinkId id = link.link().id();
        String secret = admissions().enter(id, link.token()).orElseThrow().secret();

        AdmitPerson elsewhere = admissions().within(Set.of(Environment.SANDBOX));
        AdmitPerson here = admissions().within(Set.of(Environment.PRODUCTION));

        assertEquals(Optional.empty(), elsewhere.invitedBy(id, link.token()));
        assertEquals(Optional.empty(), elsewhere.enter(id, link.token()));
        assertEquals(Optional.empty(), elsewhere.admit(id, secret));
        assertEquals(Optional.empty(), elsewhere.peek(id, secret));
        assertTrue(here.opens(id, link.token()) && here.admit(id, secret).isPresent());
    }

    @Test
    void notesThatASessionIsUsedOnceInAMinute() {
        NewLink link = invited(started());
        LinkId id = link.link().id();
        String secret = admissions().enter(id, link.token()).orElseThrow().secret();

        clock.pass(Duration.ofSeconds(59));
        admissions().admit(id, secret);
        var early = seen(id, secret);
        clock.pass(Duration.ofSeconds(1));
        admissions().peek(id, secret);
        var looked = seen(id, secret);
        admissions().admit(id, secret);

        assertEquals(NOON, early);
        assertEquals(NOON, looked);
        assertEquals(NOON.plusSeconds(60), seen(id, secret));
    }

    private Instant seen(LinkId id, String secret) {
        return store.personLinks()
                .opened(id, KeyHash.of(secret))
                .orElseThrow()
                .session()
                .seenAt();
    }

    @Test
    void aSessionEndsWhenThePersonLeaves() {
        NewLink link = invited(started());
        LinkId id = link.link().id();
        String phone = admissions().enter(id, link.token()).orElseThrow().secret();
        String laptop = admissions().enter(id, link.token()).orElseThrow().secret();

        admissions().leave(id, phone);

        assertEquals(Optional.empty(), admissions().admit(id, phone));
        assertTrue(admissions().admit(id, laptop).isPresent());
    }

    @Test
    void aDraftIsThereByWhicheverLink() {
        ExecutionId id = started();
        ExpectedStep shown =
                ExpectedStep.of(store.executions().find(id).orElseThrow().position());
        StepDraft draft = new StepDraft(shown, Map.of("first_name", "AN"));

        boolean kept = workfloo.drafts().keep(scope, id, draft);
        boolean late = workfloo.drafts().keep(scope, id, new StepDraft(new ExpectedStep("FORM/other/1"), Map.of()));
        boolean large = workfloo.drafts()
                .keep(scope, id, new StepDraft(shown, Map.of("first_name", "A".repeat(StepDraft.LARGEST))));

        assertTrue(kept);
        assertFalse(late || large);
        assertEquals(Optional.of(draft), workfloo.drafts().find(scope, id));
        assertEquals(Optional.empty(), workfloo.drafts().find(sandbox(workspace), id));
        end(id);
        assertEquals(Optional.empty(), workfloo.drafts().find(scope, id));
    }
}
