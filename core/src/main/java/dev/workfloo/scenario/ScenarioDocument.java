package dev.workfloo.scenario;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario.Expectation;
import io.vavr.control.Either;
import java.util.ArrayList;
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
        for (DocumentReader reader : DocumentReader.composed(document, findings).objects("scenarios")) {
            Scenario scenario = read(reader, definition);
            if (!ids.add(scenario.id())) reader.error("id", "another scenario has this id already");
            scenarios.add(scenario);
        }
        return findings.hasErrors() ? Either.left(findings.all()) : Either.right(scenarios);
    }

    /** Reads what {@link #write} wrote. */
    public static Scenario read(Value document, DefinitionId definition) {
        Findings findings = new Findings();
        Scenario scenario = read(DocumentReader.composed(document, findings), definition);
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
                new Scenario.Script(
                        LinksDocument.read(document),
                        SubmissionsDocument.read(document),
                        WaitsDocument.read(document),
                        codes(document)),
                document.object("expect").map(ExpectationDocument::read).orElse(Expectation.NONE));
        document.done();
        return scenario;
    }

    private static Map<NodeId, List<String>> codes(DocumentReader document) {
        Map<NodeId, List<String>> codes = new LinkedHashMap<>();
        document.object("codes")
                .ifPresent(byNode -> document.members("codes").forEach((node, typed) -> {
                    Optional<NodeId> id = LinksDocument.node(node, byNode);
                    List<Value> each = typed instanceof Value.Sequence some ? some.items() : List.of(typed);
                    boolean areTexts = !each.isEmpty() && each.stream().allMatch(ScenarioDocument::isTyped);
                    if (!areTexts) byNode.error(node, "must be a code as text, or a list of some");
                    else
                        id.ifPresent(it -> codes.put(
                                it, each.stream().map(ScenarioDocument::text).toList()));
                }));
        return codes;
    }

    private static boolean isTyped(Value code) {
        return code instanceof Value.Text text && !text.isAbsent();
    }

    private static String text(Value code) {
        return code instanceof Value.Text text ? text.text() : "";
    }

    public static Value.Context write(Scenario scenario) {
        TreeWriter tree = new TreeWriter().text("id", scenario.id().hex()).text("name", scenario.name());
        if (!scenario.links().byNode().isEmpty()) tree.tree("links", LinksDocument.write(scenario.links()));
        WaitsDocument.write(scenario.script().waits(), tree);
        if (!scenario.codes().isEmpty()) tree.tree("codes", writeCodes(scenario.codes()));
        SubmissionsDocument.write(scenario.submissions(), tree);
        return tree.tree("expect", ExpectationDocument.write(scenario.expect())).done();
    }

    private static Value writeCodes(Map<NodeId, List<String>> codes) {
        Map<String, Value> written = new LinkedHashMap<>();
        codes.forEach((node, typed) -> written.put(node.name(), writeTyped(typed)));
        return new Value.Context(written);
    }

    private static Value writeTyped(List<String> typed) {
        List<Value> each = typed.stream().<Value>map(Value.Text::new).toList();
        return each.size() == 1 ? each.get(0) : new Value.Sequence(each);
    }
}
