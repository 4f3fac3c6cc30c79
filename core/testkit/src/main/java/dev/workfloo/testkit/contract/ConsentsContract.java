package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.consent.Consent;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Race;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do with consent records. */
abstract class ConsentsContract {

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private Consents consents() {
        return store().consents();
    }

    /** Chains all that other tests left behind, too. */
    private void chainAll() {
        while (consents().chain(100) == 100) {
            // Until fewer are left.
        }
    }

    private List<ChainedConsent> chain(WorkspaceId of) {
        return consents().chained(of, 0, 1_000);
    }

    private void assertIntact(WorkspaceId of, Set<Consent> expected) {
        List<ChainedConsent> chain = chain(of);
        ChainVerdict verdict = ChainVerdict.NOTHING_YET;
        for (ChainedConsent record : chain) verdict = verdict.with(record);
        assertEquals(
                new ChainVerdict(consents().head(of), Optional.empty()),
                verdict.endingAt(consents().head(of)));
        assertEquals(expected.size(), chain.size());
        assertEquals(expected, chain.stream().map(ChainedConsent::consent).collect(Collectors.toSet()));
    }

    /** Given in one transition that is not kept yet, on a start that is. */
    private Progress given(WorkspaceId where, Instant at) {
        return given(BureauRun.begun(store(), where, at));
    }

    private Progress given(BureauRun begun) {
        store().journal().start(begun.latest(), Optional.empty());
        return begun.consent().sinceTheStart();
    }

    private Consent kept(Progress given) {
        assertTrue(saved(store(), given));
        return consent(given);
    }

    private static Consent consent(Progress given) {
        return Consent.in(given).get(0);
    }

    @Test
    void chainsAConsentThatWasGiven() {
        Consent consent = kept(given(workspace, NOON));

        chainAll();

        ChainedConsent first = ChainLink.BEGINNING.append(consent);
        assertEquals(List.of(first), chain(workspace));
        assertEquals(first.link(), consents().head(workspace));
    }

    @Test
    void chainsNothingBeforeItIsTold() {
        kept(given(workspace, NOON));

        List<ChainedConsent> chained = chain(workspace);

        assertEquals(List.of(), chained);
        assertEquals(ChainLink.BEGINNING, consents().head(workspace));
    }

    @Test
    void keepsItsTimesToTheNanosecond() {
        Consent consent = kept(given(workspace, Instant.parse("2026-12-31T23:59:59.123456789Z")));

        chainAll();

        assertEquals(consent, chain(workspace).get(0).consent());
        assertIntact(workspace, Set.of(consent));
    }

    @Test
    void keepsEveryKindOfRecord() {
        WorkflooDefinition plain = BureauRun.consenting("channels", List.of("sms"), "phoneNumber", "\"1234\"");
        WorkflooDefinition full =
                BureauRun.consenting("termsVersion", "\n1 😀", "privacyNoticeVersion", "ñ".repeat(500));
        Consent least = kept(given(BureauRun.begun(store(), workspace, NOON, plain)));
        Consent most = kept(given(BureauRun.begun(store(), workspace, NOON, full)));

        chainAll();

        assertIntact(workspace, Set.of(least, most));
    }

    @Test
    void keepsNoConsentOfALostTransition() {
        BureauRun run = BureauRun.begun(store(), workspace);
        store().journal().start(run.latest(), Optional.empty());
        Progress winner = run.request(NipRequest.PLAIN);
        saved(store(), winner);
        run.draw();
        run.type(BureauRun.CODE);
        Progress given = run.type(BureauRun.CODE);

        boolean saved = saved(store(), given);
        chainAll();

        assertFalse(saved);
        assertEquals(List.of(), chain(workspace));
    }

    @Test
    void chainsTheOldestFirst() {
        List<Consent> given = IntStream.range(0, 5)
                .mapToObj(number -> kept(given(workspace, NOON.plusNanos(number * 1_000))))
                .toList();

        chainAll();

        assertEquals(
                given, chain(workspace).stream().map(ChainedConsent::consent).toList());
    }

    @Test
    void goesOnWithAChain() {
        Consent first = kept(given(workspace, NOON));
        chainAll();
        ChainLink end = consents().head(workspace);
        Consent second = kept(given(workspace, NOON.minusSeconds(60)));

        chainAll();

        assertEquals(end.append(second), chain(workspace).get(1));
        assertIntact(workspace, Set.of(first, second));
    }

    @Test
    void keepsTheChainsOfWorkspacesApart() {
        WorkspaceId other = aWorkspace();
        Consent ours = kept(given(workspace, NOON));
        Consent theirs = kept(given(other, NOON));

        chainAll();

        assertEquals(List.of(ChainLink.BEGINNING.append(ours)), chain(workspace));
        assertEquals(List.of(ChainLink.BEGINNING.append(theirs)), chain(other));
    }

    @Test
    void chainsNoMoreThanItIsTold() {
        chainAll();
        WorkspaceId other = aWorkspace();
        for (int number = 0; number < 3; number++) {
            kept(given(workspace, NOON));
            kept(given(other, NOON));
        }

        int first = consents().chain(4);
        int second = consents().chain(4);
        int third = consents().chain(4);

        assertEquals(List.of(4, 2, 0), List.of(first, second, third));
        assertEquals(6, chain(workspace).size() + chain(other).size());
    }

    @Test
    void givesAChainPageByPage() {
        for (int number = 0; number < 5; number++) kept(given(workspace, NOON.plusSeconds(number)));
        chainAll();

        List<Long> page = consents().chained(workspace, 1, 3).stream()
                .map(ChainedConsent::sequence)
                .toList();

        assertEquals(List.of(2L, 3L, 4L), page);
        assertEquals(List.of(), consents().chained(workspace, 5, 3));
    }

    @Test
    void knowsNoChainOfAnUnknownWorkspace() {
        ChainLink head = consents().head(workspace);

        assertEquals(ChainLink.BEGINNING, head);
        assertEquals(List.of(), chain(workspace));
    }

    @Test
    void neverForksAChain() {
        chainAll();
        WorkspaceId other = aWorkspace();
        Set<Consent> ours = new HashSet<>();
        Set<Consent> theirs = new HashSet<>();
        for (int number = 0; number < 20; number++) {
            ours.add(kept(given(workspace, NOON.plusSeconds(number))));
            theirs.add(kept(given(other, NOON.plusSeconds(number))));
        }

        List<Integer> chained = Race.of(8, number -> consents().chain(10));
        chainAll();

        assertTrue(chained.stream().mapToInt(Integer::intValue).sum() <= 40);
        assertIntact(workspace, ours);
        assertIntact(other, theirs);
    }

    @Test
    void chainsWhileConsentIsGiven() {
        List<Progress> given = IntStream.range(0, 16)
                .mapToObj(number -> given(workspace, NOON.plusSeconds(number)))
                .toList();

        Race.of(32, number -> number < 16 ? kept(given.get(number)) : consents().chain(3));
        chainAll();

        assertIntact(workspace, given.stream().map(ConsentsContract::consent).collect(Collectors.toSet()));
    }
}
