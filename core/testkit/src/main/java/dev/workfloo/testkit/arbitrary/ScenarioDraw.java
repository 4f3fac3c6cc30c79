package dev.workfloo.testkit.arbitrary;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.Scenario.Expectation;
import dev.workfloo.scenario.Scenario.Script;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.scenario.Submissions;
import dev.workfloo.scenario.Turns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** Draws scenarios: what everybody might do at each node, and of that what somebody was asked for. */
final class ScenarioDraw {

    private static final int TRIES = 20;
    static final int TURNS = 3;
    private static final String RIGHT_CODE = "123456";
    private static final String WRONG_CODE = "000000";

    private final CheckedFlow flow;
    private final FormDraws forms;
    private final ServiceDraw services;
    private final AskedTurns asked;

    ScenarioDraw(CheckedFlow flow, Instant now, FormDraws forms) {
        this.flow = flow;
        this.asked = new AskedTurns(flow, now);
        this.forms = forms;
        this.services = new ServiceDraw(flow, now);
    }

    Shrinkable<Scenario> next(Random random) {
        List<String> wrong = List.of();
        for (int i = 0; i < TRIES; i++) {
            Scenario scenario = asked.of(any(random));
            wrong = asked.differences(scenario);
            if (wrong.isEmpty()) return Shrinkable.unshrinkable(scenario, ShrinkingDistance.of(size(scenario)));
        }
        throw new IllegalArgumentException("no scenario was found that runs: " + wrong);
    }

    private static long size(Scenario scenario) {
        return ScenarioDocument.write(scenario).toString().length();
    }

    private Scenario any(Random random) {
        Map<NodeId, List<Value.Context>> answers = new LinkedHashMap<>();
        Map<NodeId, List<Value.Context>> reviews = new LinkedHashMap<>();
        Map<NodeId, List<Value.Context>> documents = new LinkedHashMap<>();
        Map<NodeId, List<String>> codes = new LinkedHashMap<>();
        for (Node node : flow.definition().nodes()) {
            switch (node.type()) {
                case "FORM" -> answers.put(node.id(), turns(() -> answer(node, random)));
                case "VALIDATION" -> reviews.put(node.id(), turns(() -> review(random)));
                case "DOCUMENT" -> documents.put(node.id(), turns(() -> files(node, random)));
                default -> {
                    if (random.nextInt(4) == 0) codes.put(node.id(), List.of(WRONG_CODE, RIGHT_CODE));
                }
            }
        }
        Submissions submissions = new Submissions(new Turns(answers), new Turns(reviews), new Turns(documents));
        return new Scenario(
                new ScenarioId("0".repeat(8) + HexFormat.of().toHexDigits(random.nextLong())),
                flow.definition().id(),
                "Drawn",
                new Script(services.any(random), submissions, Map.of(), codes),
                new Expectation(Optional.empty(), List.of(), Map.of(), Map.of()));
    }

    private static List<Value.Context> turns(Supplier<Value.Context> turn) {
        List<Value.Context> turns = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) turns.add(turn.get());
        return turns;
    }

    private Value.Context answer(Node node, Random random) {
        return new AnswersArbitrary(node.id().name(), forms.of(node.id().name())).next(random);
    }

    private static Value.Context review(Random random) {
        return Value.Context.of(Map.of("decision", random.nextInt(3) == 0 ? "REJECTED" : "APPROVED"));
    }

    private static Value.Context files(Node node, Random random) {
        return node instanceof DocumentNode document
                ? new FileDraw(random).files(document.request())
                : Value.Context.EMPTY;
    }
}
