package com.example.lender;

import static dev.workfloo.testkit.WorkflooAssertions.assertThat;

import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.ServiceFault;
import dev.workfloo.testkit.SimulatedRun;
import dev.workfloo.testkit.Simulator;
import dev.workfloo.testkit.arbitrary.WorkflooArbitraries;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of the whole flow, for everybody and whatever the bureau does. */
class CreditFlowProperties {

    private static final Simulator SIMULATOR =
            Simulator.of(Path.of("src/test/resources/com/example/lender/credit-policy.json"));
    private static final WorkflooArbitraries DRAWS = WorkflooArbitraries.of(SIMULATOR.flow());

    @Provide
    Arbitrary<Value.Context> applicants() {
        return DRAWS.answers("applicant");
    }

    @Provide
    Arbitrary<ServiceFault> faults() {
        return DRAWS.faults();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return DRAWS.scenarios();
    }

    @Property(tries = 200)
    void nobodyIsApprovedWithoutTheBureau(
            @ForAll("applicants") Value.Context applicant, @ForAll("faults") ServiceFault fault) {
        SimulatedRun run = SIMULATOR
                .run()
                .answering("applicant", applicant.members())
                .service("buro-pf", fault)
                .toEnd();

        assertThat(run).reaches("refused").doesNotReach("welcome");
    }

    @Property(tries = 200)
    void eachRunEnds(@ForAll("scenarios") Scenario scenario) {
        assertThat(SIMULATOR.run().inScenario(scenario).toEnd()).hasEnded();
    }
}
