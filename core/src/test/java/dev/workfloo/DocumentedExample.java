package dev.workfloo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definition that the page on definitions shows. It has each kind of node once, so that each is among the samples, whether
 * or not something draws more of it.
 */
public final class DocumentedExample {

    private static final Value.Context DOCUMENT = example("# The definition document");

    private DocumentedExample() {}

    /** The first example below a heading of the page. */
    private static Value.Context example(String heading) {
        try {
            String page = Files.readString(Path.of("..", "core", "docs", "definition-format.md"));
            int from = page.indexOf("```json\n", page.indexOf(heading)) + "```json\n".length();
            String json = page.substring(from, page.indexOf("```", from));
            return (Value.Context) Value.of(new ObjectMapper().readValue(json, Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Value.Context document() {
        return DOCUMENT;
    }

    /** The scenario that the page shows of it. */
    public static Value.Context scenario() {
        return example("## Scenarios");
    }

    /** The definition with its scenarios. */
    public static Value documentWith(Value... scenarios) {
        return Mutations.with(DOCUMENT, "scenarios", new Value.Sequence(List.of(scenarios)));
    }

    public static WorkflooDefinition definition() {
        return read(DOCUMENT);
    }

    private static WorkflooDefinition read(Value document) {
        return DefinitionReader.read(document).getOrElseThrow(findings -> new AssertionError(findings.toString()));
    }

    static int nodes() {
        return ((Value.Sequence) DOCUMENT.get("nodes")).items().size();
    }

    /** One of its nodes, with another id, and whose ways all lead there. */
    static Node node(int number, NodeId id, Optional<NodeId> next) {
        Value.Context shown =
                (Value.Context) ((Value.Sequence) DOCUMENT.get("nodes")).items().get(number);
        Value to = next.<Value>map(it -> Value.of(it.name())).orElse(Value.NULL);
        Map<String, Value> members = new LinkedHashMap<>(shown.members());
        members.put("id", Value.of(id.name()));
        members.replace("onError", to);
        if (shown.get("exits") instanceof Value.Context exits) {
            Map<String, Value> targets = new LinkedHashMap<>();
            exits.members().keySet().forEach(exit -> targets.put(exit, to));
            members.put("exits", new Value.Context(targets));
        } else {
            members.put("next", to);
        }
        Map<String, Value> document = new LinkedHashMap<>(DOCUMENT.members());
        document.put("nodes", new Value.Sequence(List.of(new Value.Context(members))));
        return read(new Value.Context(document)).nodes().get(0);
    }
}
