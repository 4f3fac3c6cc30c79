package dev.workfloo.execution.step;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.rule.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A flow in which nobody is waited for, as a release without today's checks may have published it. */
class EndlessRoundTest {

    /** Nobody can be sent a code: the form is answered with nothing. */
    private static final String FLOW = """
            {"id": "657117e1d511b6e54fe2a968", "name": "Flow", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "next": "one", "sections": [{"section": "All", "fields": [
                {"id": "phone", "name": "Phone", "type": "PHONE"}]}]},
              {"id": "one", "type": "LINK", "service": "OTP", "name": "One", "onError": "other",
               "otp": {"provider": "verifier", "channel": "sms", "countryCode": "\\"+52\\"", "phoneNumber": "person.phone"}},
              {"id": "other", "type": "LINK", "service": "OTP", "name": "Other", "onError": "one",
               "otp": {"provider": "verifier", "channel": "sms", "countryCode": "\\"+52\\"", "phoneNumber": "person.phone"}}]}
            """;

    @Test
    void endsInError() {
        CheckedFlow flow = CheckedFlow.published(DefinitionReader.read(CreditFlow.read(FLOW))
                .getOrElseThrow(findings -> new AssertionError(findings.toString())));
        DefinitionVersion version = new DefinitionVersion(flow.definition().id(), 1);

        Started started = new Started(NOON, anExecutionId(), aStart(Scope.production("lender"), version));
        Progress begun = moved(Run.start(started, flow, Optional.empty()));

        Progress progress = moved(
                FormStep.of(new Run(begun.execution(), flow, NOON)).flatMap(step -> step.answer(Value.Context.EMPTY)));

        assertEquals(Optional.of(Outcome.ERROR), progress.execution().position().outcome());
        NodeFailed last = (NodeFailed) progress.events().get(progress.events().size() - 2);
        assertEquals("the flow goes round without waiting", last.reason());
    }
}
