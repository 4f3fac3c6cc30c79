package dev.workfloo.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.workfloo.Schemas;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.scenario.Verdict;
import dev.workfloo.wire.JsonReader;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is wrong with the definitions, connector files and formulas that guides show. */
final class ShownDocuments {

    /** Formulas speak of no other day. */
    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-03-01T12:00:00Z");

    private static final WorkspaceId ACME = new WorkspaceId("acme");
    private static final List<String> DEMO = List.of("demo.json", "demo-card.json", "demo-pool.json");

    private ShownDocuments() {}

    static List<String> wrong(Guide guide) {
        List<String> found = new ArrayList<>();
        Map<String, String> files = ShownFiles.of(guide);
        Workfloo workfloo = Workfloo.builder(new MemoryStore(), Clock.systemUTC(), new SecureRandom())
                .build();
        files.forEach((name, text) -> {
            if (name.endsWith(".json")) wrong(text, workfloo).forEach(it -> found.add(guide + ", " + name + ": " + it));
        });
        List<JsonNode> documents = Stream.concat(
                        files.entrySet().stream()
                                .filter(file -> file.getKey().endsWith(".json"))
                                .map(file -> ShownFiles.json(file.getValue())),
                        DEMO.stream().map(ShownDocuments::demo))
                .toList();
        for (GuideBlock block : guide.blocks()) {
            if (block.is("json " + GuideBlock.PART) && !isPart(ShownFiles.json(block.text()), documents)) {
                found.add(guide + ": stands in no document of the page: " + block.text());
            }
            if (block.is("feel"))
                block.text()
                        .lines()
                        .filter(line -> !holds(line))
                        .forEach(line -> found.add(guide + ": does not hold: " + line));
        }
        return found;
    }

    private static JsonNode demo(String name) {
        try (InputStream demo = ShownDocuments.class.getResourceAsStream("/dev/workfloo/server/" + name)) {
            return ShownFiles.json(
                    new String(Objects.requireNonNull(demo, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> wrong(String text, Workfloo workfloo) {
        Value document = JsonReader.readDocument(text.getBytes(StandardCharsets.UTF_8))
                .getOrElseThrow(why -> new AssertionError(why + ": " + text));
        JsonNode members = ShownFiles.json(text);
        if (members.has("nodes")) {
            return Stream.concat(
                    Schemas.errors(Schemas.DEFINITION, document).stream().map(Object::toString),
                    published(workfloo.definitions().publish(ACME, document)));
        }
        return connectors().validate(text, InputFormat.JSON).stream().map(Object::toString);
    }

    private static Stream<String> published(Either<WorkflooProblem, Publication> publication) {
        return publication.fold(
                problem -> Stream.of(problem.toString()),
                made -> Stream.concat(
                        made.warnings().stream().map(Object::toString),
                        made.verdicts().stream()
                                .filter(verdict -> !verdict.passed())
                                .map(Verdict::toString)));
    }

    private static Schema connectors() {
        try (InputStream schema = ConnectorFile.class.getResourceAsStream("connectors.schema.json")) {
            String text = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDialect(
                            Dialects.getDraft202012(), registry -> registry.schemas(Map.of("file:/schema.json", text)))
                    .getSchema(SchemaLocation.of("file:/schema.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPart(JsonNode part, List<JsonNode> documents) {
        return documents.stream().anyMatch(document -> document.equals(part) || isPart(part, children(document)));
    }

    private static List<JsonNode> children(JsonNode document) {
        List<JsonNode> children = new ArrayList<>();
        document.forEach(children::add);
        return children;
    }

    /** Each line of formulas is one that is true. */
    private static boolean holds(String line) {
        return Parser.expression(line)
                .map(formula -> new Evaluation(new EvaluationContext(Value.Context.EMPTY, NOON)).evaluate(formula))
                .fold(wrong -> false, Value.of(true)::equals);
    }
}
