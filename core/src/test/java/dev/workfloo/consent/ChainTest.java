package dev.workfloo.consent;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Scope;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ConsentFacts;
import dev.workfloo.execution.ExecutionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records in a chain: whatever is done to them afterwards shows. */
class ChainTest {

    private static Consent consent(int number) {
        ConsentFacts facts = new ConsentFacts(
                CodeChannel.SMS,
                "+52 ******5678",
                Optional.of("2026-01"),
                Optional.empty(),
                NOON,
                NOON.plusSeconds(number),
                NOON.plusSeconds(2L * number));
        return new Consent(
                Scope.production("lender"), new ExecutionId("65".repeat(12)), new NodeId("consent"), number, facts);
    }

    private static List<ChainedConsent> chain(int length) {
        List<ChainedConsent> chain = new ArrayList<>();
        ChainLink end = ChainLink.BEGINNING;
        for (int i = 1; i <= length; i++) {
            chain.add(end.append(consent(i)));
            end = chain.get(i - 1).link();
        }
        return chain;
    }

    private static ChainVerdict verdict(List<ChainedConsent> chain, ChainLink end) {
        ChainVerdict verdict = ChainVerdict.NOTHING_YET;
        for (ChainedConsent record : chain) verdict = verdict.with(record);
        return verdict.endingAt(end);
    }

    private static Optional<String> broken(List<ChainedConsent> chain) {
        return verdict(chain, chain(5).get(4).link()).broken();
    }

    @Test
    void holdsWhenNothingWasTouched() {
        assertEquals(Optional.empty(), broken(chain(5)));
    }

    @Test
    void holdsWhenThereIsNothingYet() {
        assertEquals(Optional.empty(), verdict(List.of(), ChainLink.BEGINNING).broken());
    }

    @Test
    void seesAChangedRecord() {
        List<ChainedConsent> chain = chain(5);
        ChainedConsent third = chain.get(2);
        chain.set(2, new ChainedConsent(3, consent(33), third.previous(), third.hash()));

        assertEquals(Optional.of("record 3 was changed"), broken(chain));
    }

    /** Whoever changes a record and hashes it anew must hash all that follow, up to the end that somebody noted. */
    @Test
    void seesARecordThatWasHashedAnew() {
        List<ChainedConsent> chain = chain(5);
        chain.set(2, chain.get(1).link().append(consent(33)));

        assertEquals(Optional.of("record 4 was changed"), broken(chain));
    }

    @Test
    void seesAChainThatWasMadeAnew() {
        List<ChainedConsent> chain = new ArrayList<>();
        ChainLink end = ChainLink.BEGINNING;
        for (int i = 1; i <= 5; i++) {
            chain.add(end.append(consent(10 + i)));
            end = chain.get(i - 1).link();
        }

        assertEquals(Optional.of("record 5 is not the one at which the chain was recorded to end"), broken(chain));
    }

    @Test
    void seesARecordThatWasTakenOut() {
        List<ChainedConsent> chain = chain(5);
        chain.remove(2);

        assertEquals(Optional.of("record 3 is missing"), broken(chain));
    }

    @Test
    void seesThatTheLastRecordWasTakenOut() {
        assertEquals(Optional.of("record 5 is missing"), broken(chain(4)));
    }

    /** What {@code sha256sum} says of these lines, so that anybody can check an export without this software. */
    @Test
    void hashesLinesThatAnybodyCanHash() {
        ChainedConsent first = chain(1).get(0);

        assertEquals("c543242357144a95e49194b45593ef08865e7ce1744e8c96b9d23bd546de0316", first.hash());
    }
}
