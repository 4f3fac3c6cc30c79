package dev.workfloo.testkit.arbitrary;

import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.ServiceFault;
import dev.workfloo.testkit.arbitrary.decision.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What jqwik can draw for properties about one definition. Each draw depends on jqwik's seed alone. */
public final class WorkflooArbitraries {

    /** What {@code today()} and {@code now()} read while facts are drawn, unless {@link #at} is said: decide on them then. */
    public static final Instant USUAL_MOMENT = Instant.parse("2026-01-15T18:00:00Z");

    private final CheckedFlow flow;
    private final Instant now;
    private final FormDraws forms;

    private WorkflooArbitraries(CheckedFlow flow, Instant now) {
        this.flow = flow;
        this.now = now;
        this.forms = new FormDraws(flow, now);
    }

    /**
     * Of a definition document.
     *
     * @param document a {@link Value}, or maps and lists as any JSON library reads them
     * @throws IllegalArgumentException if something is wrong with it, with all findings
     */
    public static WorkflooArbitraries of(Object document) {
        return DefinitionReader.read(Value.of(document)).fold(WorkflooArbitraries::refused, definition -> {
            Deadline deadline = Deadline.in(Duration.ofDays(1), () -> Instant.EPOCH);
            FlowCheck.Result checked = FlowCheck.check(definition, deadline);
            return checked.flow().map(WorkflooArbitraries::of).orElseGet(() -> refused(checked.findings()));
        });
    }

    private static WorkflooArbitraries refused(List<Finding> findings) {
        throw new IllegalArgumentException("the definition cannot be published:\n"
                + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }

    /** Of a flow that was proven. */
    public static WorkflooArbitraries of(CheckedFlow flow) {
        return new WorkflooArbitraries(flow, USUAL_MOMENT);
    }

    /** The same at another moment, as {@code today()} and {@code now()} read it; it is {@link #USUAL_MOMENT} unless this is said. */
    public WorkflooArbitraries at(Instant moment) {
        return new WorkflooArbitraries(flow, moment);
    }

    /**
     * What a decision reads, with what it decides. What VARIABLES and rulesets set on every way to it is computed, and the facts that
     * they read are drawn in its place. Exits on the way are not followed.
     *
     * @param node the id of a RULESET or DECISION_TREE
     * @throws IllegalArgumentException if there is no such node
     */
    public FactsArbitrary facts(String node) {
        return new FactsArbitrary(Decisions.of(flow, node, now));
    }

    /**
     * Answers that a form takes: all that is required, most of what is not, what hangs on other answers where it is shown. Dates are
     * text, as in JSON.
     *
     * @param node the id of a FORM
     * @throws IllegalArgumentException if there is no such node; when drawn, if no answers are found that it takes
     */
    public Arbitrary<Value.Context> answers(String node) {
        return new AnswersArbitrary(node, forms.of(node));
    }

    /**
     * Answers of which a form refuses exactly one, with what is wrong with it.
     *
     * @param node the id of a FORM
     * @throws IllegalArgumentException if there is no such node; when drawn, if nothing is found that it refuses
     */
    public Arbitrary<AlmostValidAnswers> almostValidAnswers(String node) {
        return new AlmostValidArbitrary(node, forms.of(node));
    }

    /**
     * Scenarios that run to an end, or to where nobody does anything more: what people submit on that way, and no more; codes typed,
     * at times wrong ones first; services that answer, refuse, take their time or fail a few times first. A run of one has no
     * differences, since it expects nothing.
     *
     * @throws IllegalArgumentException when drawn, if none is found, as where a form cannot be answered
     */
    public Arbitrary<Scenario> scenarios() {
        return Arbitraries.fromGenerator(new ScenarioDraw(flow, now, forms)::next);
    }

    /** Ways in which a service fails: for good, or so that it is asked again. */
    public Arbitrary<ServiceFault> faults() {
        return Faults.all();
    }

    /**
     * Clocks that stand still, in the definition's zone, from 2020 to 2035: half of them around midnights at the ends of months and
     * years, leap days, and the hours that the zone skips or has twice.
     */
    public Arbitrary<Clock> clocks() {
        return Clocks.in(flow.definition().timeZone());
    }
}
