package dev.workfloo.application.port.out;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.BureauRun;
import dev.workfloo.Race;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.Consent;
import dev.workfloo.consent.SealedConsent;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.execution.NipRequest;
import dev.workfloo.execution.Progress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do with consent records. */
public abstract class ConsentsContract {

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    protected abstract Store store();

    private Consents consents() {
        return store().consents();
    }

    /** Chains all that other tests left behind, too. */
    private void sealAll() {
        while (consents().seal(100) == 100) {
            // Until fewer are left.
        }
    }

    private List<SealedConsent> chain(WorkspaceId of) {
        return consents().sealed(of, 0, 1_000);
    }

    private void assertIntact(WorkspaceId of, Set<Consent> expected) {
        List<SealedConsent> chain = chain(of);
        ChainVerdict verdict = ChainVerdict.NOTHING_YET;
        for (SealedConsent record : chain) verdict = verdict.with(record);
        assertEquals(
                new ChainVerdict(consents().head(of), Optional.empty()),
                verdict.endingAt(consents().head(of)));
        assertEquals(expected.size(), chain.size());
        assertEquals(expected, chain.stream().map(SealedConsent::consent).collect(Collectors.toSet()));
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
        assertTrue(store().journal().save(given));
        return consent(given);
    }

    private static Consent consent(Progress given) {
        return Consent.in(given).get(0);
    }

    @Test
    void chainsAConsentThatWasGiven() {
        Consent consent = kept(given(workspace, NOON));

        sealAll();

        SealedConsent first = ChainLink.BEGINNING.append(consent);
        assertEquals(List.of(first), chain(workspace));
        assertEquals(first.link(), consents().head(workspace));
    }

    @Test
    void chainsNothingBeforeItIsTold() {
        kept(given(workspace, NOON));

        List<SealedConsent> sealed = chain(workspace);

        assertEquals(List.of(), sealed);
        assertEquals(ChainLink.BEGINNING, consents().head(workspace));
    }

    @Test
    void keepsItsTimesToTheNanosecond() {
        Consent consent = kept(given(workspace, Instant.parse("2026-12-31T23:59:59.123456789Z")));

        sealAll();

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

        sealAll();

        assertIntact(workspace, Set.of(least, most));
    }

    @Test
    void keepsNoConsentOfALostTransition() {
        BureauRun run = BureauRun.begun(store(), workspace);
        store().journal().start(run.latest(), Optional.empty());
        Progress winner = run.request(NipRequest.PLAIN);
        store().journal().save(winner);
        run.draw();
        run.type(BureauRun.CODE);
        Progress given = run.type(BureauRun.CODE);

        boolean saved = store().journal().save(given);
        sealAll();

        assertFalse(saved);
        assertEquals(List.of(), chain(workspace));
    }

    @Test
    void chainsTheOldestFirst() {
        List<Consent> given = IntStream.range(0, 5)
                .mapToObj(number -> kept(given(workspace, NOON.plusNanos(number * 1_000))))
                .toList();

        sealAll();

        assertEquals(
                given, chain(workspace).stream().map(SealedConsent::consent).toList());
    }

    @Test
    void goesOnWithAChain() {
        Consent first = kept(given(workspace, NOON));
        sealAll();
        ChainLink end = consents().head(workspace);
        Consent second = kept(given(workspace, NOON.minusSeconds(60)));

        sealAll();

        assertEquals(end.append(second), chain(workspace).get(1));
        assertIntact(workspace, Set.of(first, second));
    }

    @Test
    void keepsTheChainsOfWorkspacesApart() {
        WorkspaceId other = aWorkspace();
        Consent ours = kept(given(workspace, NOON));
        Consent theirs = kept(given(other, NOON));

        sealAll();

        assertEquals(List.of(ChainLink.BEGINNING.append(ours)), chain(workspace));
        assertEquals(List.of(ChainLink.BEGINNING.append(theirs)), chain(other));
    }

    @Test
    void chainsNoMoreThanItIsTold() {
        sealAll();
        WorkspaceId other = aWorkspace();
        for (int number = 0; number < 3; number++) {
            kept(given(workspace, NOON));
            kept(given(other, NOON));
        }

        int first = consents().seal(4);
        int second = consents().seal(4);
        int third = consents().seal(4);

        assertEquals(List.of(4, 2, 0), List.of(first, second, third));
        assertEquals(6, chain(workspace).size() + chain(other).size());
    }

    @Test
    void givesAChainPageByPage() {
        for (int number = 0; number < 5; number++) kept(given(workspace, NOON.plusSeconds(number)));
        sealAll();

        List<Long> page = consents().sealed(workspace, 1, 3).stream()
                .map(SealedConsent::sequence)
                .toList();

        assertEquals(List.of(2L, 3L, 4L), page);
        assertEquals(List.of(), consents().sealed(workspace, 5, 3));
    }

    @Test
    void knowsNoChainOfAnUnknownWorkspace() {
        ChainLink head = consents().head(workspace);

        assertEquals(ChainLink.BEGINNING, head);
        assertEquals(List.of(), chain(workspace));
    }

    @Test
    void neverForksAChain() {
        sealAll();
        WorkspaceId other = aWorkspace();
        Set<Consent> ours = new HashSet<>();
        Set<Consent> theirs = new HashSet<>();
        for (int number = 0; number < 20; number++) {
            ours.add(kept(given(workspace, NOON.plusSeconds(number))));
            theirs.add(kept(given(other, NOON.plusSeconds(number))));
        }

        List<Integer> sealed = Race.of(8, number -> consents().seal(10));
        sealAll();

        assertTrue(sealed.stream().mapToInt(Integer::intValue).sum() <= 40);
        assertIntact(workspace, ours);
        assertIntact(other, theirs);
    }

    @Test
    void chainsWhileConsentIsGiven() {
        List<Progress> given = IntStream.range(0, 16)
                .mapToObj(number -> given(workspace, NOON.plusSeconds(number)))
                .toList();

        Race.of(32, number -> number < 16 ? kept(given.get(number)) : consents().seal(3));
        sealAll();

        assertIntact(workspace, given.stream().map(ConsentsContract::consent).collect(Collectors.toSet()));
    }
}
