package dev.workfloo.scenario;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DocumentReader;
import dev.workfloo.definition.Finding;
import dev.workfloo.definition.Findings;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario.Expectation;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes scenarios, as they stand under {@code scenarios} in a definition document. */
public final class ScenarioDocument {

    /** Stands where an id could not be read; a scenario with such a finding never leaves the reader. */
    private static final ScenarioId NO_ID = new ScenarioId("0".repeat(24));

    private ScenarioDocument() {}

    /** The scenarios of a definition document, or every place where they do not have the right form. */
    public static Either<List<Finding>, List<Scenario>> readAll(Value document, DefinitionId definition) {
        Findings findings = new Findings();
        List<Scenario> scenarios = new ArrayList<>();
        Set<ScenarioId> ids = new HashSet<>();
        for (DocumentReader reader : DocumentReader.of(document, findings).objects("scenarios")) {
            Scenario scenario = read(reader, definition);
            if (!ids.add(scenario.id())) reader.error("id", "another scenario has this id already");
            scenarios.add(scenario);
        }
        return findings.hasErrors() ? Either.left(findings.all()) : Either.right(scenarios);
    }

    /** Reads what {@link #write} wrote. */
    public static Scenario read(Value document, DefinitionId definition) {
        Findings findings = new Findings();
        Scenario scenario = read(DocumentReader.of(document, findings), definition);
        if (findings.hasErrors()) throw new IllegalStateException("a stored scenario is broken: " + findings.all());
        return scenario;
    }

    private static Scenario read(DocumentReader document, DefinitionId definition) {
        document.required("id");
        ScenarioId id = document.parsed("id", ScenarioId::parse, "must be 24 hex digits")
                .orElse(NO_ID);
        Scenario scenario = new Scenario(
                id,
                definition,
                document.text("name"),
                answers(document),
                document.object("expect")
                        .map(ScenarioDocument::expectation)
                        .orElse(new Expectation(Optional.empty(), List.of())));
        document.done();
        return scenario;
    }

    private static Map<NodeId, Value.Context> answers(DocumentReader document) {
        Map<NodeId, Value.Context> answers = new LinkedHashMap<>();
        document.members("answers").forEach((node, given) -> {
            Optional<NodeId> id = NodeId.parse(node);
            if (id.isPresent() && given instanceof Value.Context context) answers.put(id.get(), context);
            else document.error("answers", node + " must be a node with an object of answers");
        });
        return answers;
    }

    private static Expectation expectation(DocumentReader document) {
        Optional<Outcome> status = document.parsed(
                "status",
                name -> Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.name().equals(name))
                        .findFirst(),
                "must be one of " + List.of(Outcome.values()));
        Expectation expectation = new Expectation(status, document.texts("labels"));
        document.done();
        return expectation;
    }

    public static Value.Context write(Scenario scenario) {
        Map<String, Value> answers = new LinkedHashMap<>();
        scenario.answers().forEach((node, given) -> answers.put(node.name(), given));
        return new TreeWriter()
                .text("id", scenario.id().hex())
                .text("name", scenario.name())
                .tree("answers", new Value.Context(answers))
                .tree(
                        "expect",
                        new TreeWriter()
                                .text("status", scenario.expect().status().map(Outcome::name))
                                .texts("labels", scenario.expect().labels())
                                .done())
                .done();
    }
}
