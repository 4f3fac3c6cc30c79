package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.CompiledTable;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table of one rule, asked as a library, in a definition that is published in a process, and over HTTP: all three must say
 * the same. Its inputs read the answers to a form: {@code f.flag}, {@code f.a}, {@code f.b} (numbers), {@code f.t} (text), any
 * of which may be missing.
 */
final class TableWays implements AutoCloseable {

    private static final Scope LENDER = Scope.production("lender");

    private final TestService service = TestService.start();
    private final Workfloo workfloo = Workfloo.builder(new MemoryStore(), () -> Fixtures.NOON, new SecureRandom())
            .build();

    /** Whether the rule matches. */
    boolean matches(List<String> inputs, List<String> cells, Map<String, ?> answers) {
        boolean asLibrary = asLibrary(inputs, cells, answers);
        String document = document(inputs, cells);
        assertEquals(asLibrary, asDefinition(document, answers), () -> "as a definition: " + cells + " of " + answers);
        assertEquals(asLibrary, overHttp(document, answers), () -> "over HTTP: " + cells + " of " + answers);
        return asLibrary;
    }

    /** Why neither a library nor a definition takes the table. */
    String refusal(List<String> inputs, List<String> cells) {
        assertTrue(cells.stream().anyMatch(cell -> Parser.unaryTests(cell).isLeft()), cells.toString());
        return workfloo.definitions()
                .publish(LENDER.workspace(), read(document(inputs, cells)))
                .swap()
                .get()
                .message();
    }

    private static boolean asLibrary(List<String> inputs, List<String> cells, Map<String, ?> answers) {
        DecisionTable table = new DecisionTable(
                inputs.stream().map(it -> Parser.expression(it).get()).toList(),
                List.of(new Rule(
                        cells.stream().map(it -> Parser.unaryTests(it).get()).toList(), exit("yes"))),
                Selection.by(HitPolicy.FIRST),
                Optional.of(exit("no")));
        EvaluationContext environment =
                new EvaluationContext(Value.Context.of(Map.of("f", answers)), Fixtures.NOON.atZone(ZoneOffset.UTC));
        return CompiledTable.of(table)
                .decide(environment)
                .outcome()
                .get()
                .exit()
                .equals(Optional.of("yes"));
    }

    private static Conclusion exit(String exit) {
        return new Conclusion(Optional.of(exit), Optional.empty(), List.of(), Map.of());
    }

    private boolean asDefinition(String document, Map<String, ?> answers) {
        workfloo.definitions()
                .publish(LENDER.workspace(), read(document))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        return workfloo.executions()
                .execute(StartWorkfloo.of(LENDER, Flows.TABLE).withForm(sent(answers)))
                .flatMap(started -> workfloo.following().detail(LENDER, started.id()))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .execution()
                .data()
                .labels()
                .equals(List.of("yes"));
    }

    private boolean overHttp(String document, Map<String, ?> answers) {
        service.publish(TestService.OURS, document);
        String form = sent(answers).entrySet().stream()
                .map(it -> "\"" + it.getKey() + "\":"
                        + (it.getValue() instanceof String text ? "\"" + text + "\"" : it.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        String id =
                TestService.id(service.execute(Flows.start(Flows.TABLE).replaceFirst("}$", ",\"form\":" + form + "}"))
                        .send());
        Reply detail = service.get(TestService.EXECUTE + "/" + id).send();
        return Json.tree(detail.body()).path("labels").toString().equals("[\"yes\"]");
    }

    /** No answers at all would be no form: one to a field that the form does not know says nothing. */
    private static Map<String, ?> sent(Map<String, ?> answers) {
        return answers.isEmpty() ? Map.of("unknown", 1) : answers;
    }

    private static Value read(String document) {
        return JsonReader.readDocument(document.getBytes(StandardCharsets.UTF_8))
                .getOrElseThrow(why -> new AssertionError(why));
    }

    private static String document(List<String> inputs, List<String> cells) {
        return Flows.TABLE_DOCUMENT.replace("$INPUTS", quoted(inputs)).replace("$CELLS", quoted(cells));
    }

    private static String quoted(List<String> texts) {
        return texts.stream()
                .map(it -> "\"" + it.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() {
        service.close();
    }
}
