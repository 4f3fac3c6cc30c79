package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.workfloo.access.KeyHash;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.person.AdmitPerson.Admitted;
import dev.workfloo.application.port.in.person.AdmitPerson.NewSession;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.application.port.out.person.PersonLinks.LinkAnswer;
import dev.workfloo.application.port.out.person.PersonLinks.NotAdded;
import dev.workfloo.application.port.out.person.PersonLinks.Opened;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonLink.LinkLife;
import dev.workfloo.execution.person.PersonSession;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Applications;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do with links of persons, and with the sessions in which they are opened. */
abstract class PersonLinksContract {

    private static final Instant LATER = NOON.plusMillis(1_234_567);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ManualClock clock = new ManualClock(NOON);

    /** A store; all tests of a class may share one. */
    abstract Store store();

    @BeforeEach
    void onlyWhereLinksAreKept() {
        assumeFalse(links() == PersonLinks.NONE, "this store keeps no links of persons");
    }

    private PersonLinks links() {
        return store().personLinks();
    }

    private Workfloo workfloo() {
        return Workfloo.builder(store(), clock, RANDOM).build();
    }

    private Applications applications() {
        return new Applications(workfloo(), store());
    }

    private static PersonLink aLink(Applications applications, ExecutionId execution, Instant created) {
        LinkLife life = new LinkLife(created, created.plusSeconds(3_600), Optional.empty());
        KeyHash token = KeyHash.of("token " + RANDOM.nextLong());
        return new PersonLink(LinkId.create(RANDOM), token, applications.scope(), execution, life);
    }

    private PersonLink kept(Applications applications, ExecutionId execution, Instant created) {
        PersonLink link = aLink(applications, execution, created);
        assertEquals(Optional.empty(), links().add(link, Optional.empty()));
        return link;
    }

    private PersonLink kept() {
        Applications applications = applications();
        return kept(applications, applications.begun(), NOON.plusMillis(1));
    }

    private static PersonSession aSession(PersonLink link, String secret, Instant seen) {
        return new PersonSession(link.id(), KeyHash.of(secret), seen);
    }

    private static NewLink invited(Workfloo workfloo, Applications applications, ExecutionId id) {
        return workfloo.invitations()
                .invite(applications.scope(), id, Invitation.usual())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    @Test
    void findsALinkByItsId() {
        PersonLink link = kept();

        assertEquals(Optional.of(link), links().find(link.id()));
        assertEquals(Optional.empty(), links().find(LinkId.create(RANDOM)));
    }

    @Test
    void listsTheOpenLinksOfOneExecutionOldestFirst() {
        Applications applications = applications();
        ExecutionId execution = applications.begun();
        PersonLink second = kept(applications, execution, NOON.plusMillis(2));
        PersonLink first = kept(applications, execution, NOON.plusMillis(2).minusMillis(1));
        PersonLink revoked = kept(applications, execution, NOON.plusMillis(3));
        kept(applications, execution, NOON.minusSeconds(3_600));
        kept(applications, applications.begun(), NOON);
        links().revoke(revoked.id(), NOON);

        List<PersonLink> found = links().open(execution, NOON);

        assertEquals(List.of(first, second), found);
        assertEquals(List.of(), links().open(anExecutionId(), NOON));
    }

    @Test
    void keepsTheLinksThatWereMadeLast() {
        Applications applications = applications();
        ExecutionId execution = applications.begun();
        Workfloo workfloo = workfloo();
        NewLink first = invited(workfloo, applications, execution);
        for (int i = 0; i < InvitePerson.MOST; i++) {
            clock.pass(Duration.ofSeconds(1));
            invited(workfloo, applications, execution);
        }

        List<PersonLink> open = links().open(execution, clock.instant());

        assertEquals(InvitePerson.MOST, open.size());
        assertFalse(open.contains(first.link()));
        assertFalse(workfloo.admissions().opens(first.link().id(), first.token()));
    }

    @Test
    void keepsTheSessionsThatWereUsedLast() {
        PersonLink link = kept();
        PersonLink other = kept();
        links().begin(aSession(other, "elsewhere", NOON), NOON.minusSeconds(1));
        for (int i = 0; i <= PersonLinks.SESSIONS; i++) {
            links().begin(aSession(link, "secret " + i, NOON.plusSeconds(i)), NOON.minusSeconds(1));
        }

        boolean first = links().opened(link.id(), KeyHash.of("secret 0")).isPresent();
        boolean second = links().opened(link.id(), KeyHash.of("secret 1")).isPresent();
        boolean last = links().opened(link.id(), KeyHash.of("secret " + PersonLinks.SESSIONS))
                .isPresent();

        assertEquals(List.of(false, true, true), List.of(first, second, last));
        assertTrue(links().opened(other.id(), KeyHash.of("elsewhere")).isPresent());
    }

    /** Clocks tell nanoseconds. */
    @Test
    void keepsMomentsAsTheyAreAnswered() {
        clock.pass(Duration.ofNanos(123_456_789));
        Applications applications = applications();
        Workfloo workfloo = workfloo();
        ExecutionId execution = applications.begun();

        NewLink link = invited(workfloo, applications, execution);
        String secret = workfloo.admissions()
                .enter(link.link().id(), link.token())
                .orElseThrow()
                .secret();

        assertEquals(Optional.of(link.link()), links().find(link.link().id()));
        assertEquals(
                NOON.plusNanos(123_456_000),
                links().opened(link.link().id(), KeyHash.of(secret))
                        .orElseThrow()
                        .session()
                        .seenAt());
    }

    @Test
    void keepsNoLinkOfAnExecutionThatIsGone() {
        PersonLink link = aLink(applications(), anExecutionId(), NOON);

        Optional<NotAdded> refused = links().add(link, Optional.empty());

        assertEquals(Optional.of(NotAdded.GONE), refused);
        assertEquals(Optional.empty(), links().find(link.id()));
    }

    @Test
    void revokesALinkOnceWithItsSessions() {
        PersonLink link = kept();
        links().begin(aSession(link, "secret", NOON), NOON.minusSeconds(1));

        Optional<PersonLink> revoked = links().revoke(link.id(), LATER);
        Optional<PersonLink> again = links().revoke(link.id(), LATER.plusSeconds(1));

        assertEquals(Optional.of(link.revoked(LATER)), revoked);
        assertEquals(revoked, again);
        assertEquals(revoked, links().find(link.id()));
        assertEquals(Optional.empty(), links().opened(link.id(), KeyHash.of("secret")));
        assertEquals(Optional.empty(), links().revoke(LinkId.create(RANDOM), LATER));
    }

    @Test
    void findsASessionByItsLinkAndSecret() {
        PersonLink link = kept();
        PersonLink other = kept();
        PersonSession session = aSession(link, "secret", NOON.plusMillis(7));

        boolean begun = links().begin(session, NOON.minusSeconds(1));

        assertTrue(begun);
        assertEquals(Optional.of(new Opened(link, session)), links().opened(link.id(), session.secret()));
        assertEquals(Optional.empty(), links().opened(other.id(), session.secret()));
        assertEquals(Optional.empty(), links().opened(link.id(), KeyHash.of("guessed")));
    }

    @Test
    void beginsNoSessionOfALinkThatIsNotThere() {
        PersonSession session = new PersonSession(LinkId.create(RANDOM), KeyHash.of("secret"), NOON);

        boolean begun = links().begin(session, NOON.minusSeconds(1));

        assertFalse(begun);
        assertEquals(Optional.empty(), links().opened(session.link(), session.secret()));
    }

    @Test
    void forgetsIdleSessionsOfTheLinkAlone() {
        PersonLink link = kept();
        PersonLink other = kept();
        links().begin(aSession(link, "idle", NOON), NOON.minusSeconds(1));
        links().begin(aSession(other, "idle elsewhere", NOON), NOON.minusSeconds(1));

        links().begin(aSession(link, "next", LATER), NOON);

        assertEquals(Optional.empty(), links().opened(link.id(), KeyHash.of("idle")));
        assertTrue(links().opened(link.id(), KeyHash.of("next")).isPresent());
        assertTrue(links().opened(other.id(), KeyHash.of("idle elsewhere")).isPresent());
    }

    @Test
    void keepsThatASessionIsUsedAndEndsIt() {
        PersonLink link = kept();
        PersonSession session = aSession(link, "secret", NOON);
        PersonSession beside = aSession(link, "on another device", NOON);
        links().begin(session, NOON.minusSeconds(1));
        links().begin(beside, NOON.minusSeconds(1));

        links().used(session, LATER);
        Optional<Opened> used = links().opened(link.id(), session.secret());
        links().end(link.id(), session.secret());

        assertEquals(Optional.of(new Opened(link, aSession(link, "secret", LATER))), used);
        assertEquals(Optional.empty(), links().opened(link.id(), session.secret()));
        assertEquals(Optional.of(new Opened(link, beside)), links().opened(link.id(), beside.secret()));
    }

    @Test
    void keepsWhatWasAnsweredWithALink() {
        Applications applications = applications();
        ExecutionId execution = applications.begun();
        IdempotencyKey key = anIdempotencyKey();
        Value.Context answer = context("body", "{\"token\":\"Ñ\"}");
        PersonLink link = aLink(applications, execution, NOON);

        Optional<NotAdded> first = links().add(link, Optional.of(new LinkAnswer("link", key, answer)));
        PersonLink second = aLink(applications, execution, LATER);
        Optional<NotAdded> again = links().add(second, Optional.of(new LinkAnswer("link", key, answer)));

        assertEquals(Optional.empty(), first);
        assertEquals(Optional.of(NotAdded.KEY_TAKEN), again);
        assertEquals(Optional.empty(), links().find(second.id()));
        assertEquals(
                Optional.of(new RepeatableAnswer.Kept(key.fingerprint(), answer, NOON)),
                store().executions().answered(applications.scope(), execution, "link", key.key()));
    }

    @Test
    void keepsOneOfManyLinksUnderOneKey() {
        Applications applications = applications();
        ExecutionId execution = applications.begun();
        Invitation once = new Invitation(
                Duration.ofHours(1),
                Optional.of(new Once<>("link", anIdempotencyKey(), link -> context("token", link.token()))));

        List<Boolean> made = Race.of(
                8,
                number -> workfloo()
                        .invitations()
                        .invite(applications.scope(), execution, once)
                        .isRight());

        assertEquals(1, Collections.frequency(made, true));
        assertEquals(1, links().open(execution, NOON).size());
    }

    @Test
    void admitsToTheOneExecutionOfALink() {
        Applications applications = applications();
        Workfloo workfloo = workfloo();
        ExecutionId ana = applications.begun();
        NewLink link = invited(workfloo, applications, ana);
        NewLink other = invited(workfloo, applications, applications.begun());

        NewSession session =
                workfloo.admissions().enter(link.link().id(), link.token()).orElseThrow();
        Optional<Admitted> admitted = workfloo.admissions().admit(link.link().id(), session.secret());

        Admitted opened = new Admitted(applications.scope(), ana, NOON.plus(Duration.ofHours(72)));
        assertEquals(Optional.of(opened), admitted);
        assertEquals(Optional.empty(), workfloo.admissions().admit(other.link().id(), session.secret()));
        assertEquals(Optional.empty(), workfloo.admissions().enter(other.link().id(), link.token()));
    }

    @Test
    void endsASessionThatNobodyUses() {
        Applications applications = applications();
        Workfloo workfloo = workfloo();
        NewLink link = invited(workfloo, applications, applications.begun());
        LinkId id = link.link().id();
        String secret =
                workfloo.admissions().enter(id, link.token()).orElseThrow().secret();

        clock.pass(Duration.ofMinutes(29));
        boolean used = workfloo.admissions().admit(id, secret).isPresent();
        clock.pass(Duration.ofMinutes(29));
        boolean usedAgain = workfloo.admissions().admit(id, secret).isPresent();
        clock.pass(Duration.ofMinutes(30));

        assertTrue(used && usedAgain);
        assertEquals(Optional.empty(), workfloo.admissions().admit(id, secret));
        assertTrue(workfloo.admissions().opens(id, link.token()));
    }

    @Test
    void endsALinkWithItsTimeAndByHand() {
        Applications applications = applications();
        Workfloo workfloo = workfloo();
        ExecutionId execution = applications.begun();
        NewLink revoked = invited(workfloo, applications, execution);
        NewLink expired = invited(workfloo, applications, execution);
        String secret = workfloo.admissions()
                .enter(revoked.link().id(), revoked.token())
                .orElseThrow()
                .secret();

        workfloo.invitations()
                .revoke(applications.scope(), execution, revoked.link().id());
        boolean afterRevoking =
                workfloo.admissions().admit(revoked.link().id(), secret).isPresent();
        clock.pass(Duration.ofHours(72));

        assertFalse(afterRevoking);
        assertFalse(workfloo.admissions().opens(revoked.link().id(), revoked.token()));
        assertFalse(workfloo.admissions().opens(expired.link().id(), expired.token()));
        assertEquals(
                List.of(),
                workfloo.invitations().open(applications.scope(), execution).get());
    }
}
