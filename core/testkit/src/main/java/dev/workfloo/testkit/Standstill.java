package dev.workfloo.testkit;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.form.Field;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.testkit.trace.NodeTitle;
import java.util.List;
import java.util.stream.Collectors;

/** What a test has to say where a run does not go on, in words. */
final class Standstill {

    private Standstill() {}

    static String at(Node node, Position position) {
        String waits = "it waits at " + NodeTitle.of(node) + ", and nothing was said of ";
        WaitsFor what = position.waitsFor().orElseThrow();
        if (what == WaitsFor.CORRECTION) {
            return waits + "what was sent back: say .answering(\"" + node.id() + "\", Map.of(…))";
        }
        if (node instanceof FormNode form) {
            String asked = form.form().fields().map(Field::id).collect(Collectors.joining(", "));
            return waits + "it: say .answering(\"" + node.id() + "\", Map.of(…)) with " + asked;
        }
        if (node instanceof DocumentNode document) {
            String asked =
                    document.request().files().stream().map(FileField::id).collect(Collectors.joining(", "));
            return waits + "it: say .sending(\"" + node.id() + "\", Map.of(…)) with " + asked;
        }
        return what == WaitsFor.REVIEW
                ? waits + "it: say .reviewing(\"" + node.id() + "\", \"APPROVED\")"
                : "it waits at " + NodeTitle.of(node);
    }

    static String unanswered(ServiceNode node) {
        List<String> members = node.connector().response().members().entrySet().stream()
                .map(member -> member.getKey() + " (" + member.getValue() + ")")
                .toList();
        String name = node.connector().service();
        return node.id() + " asks the service " + name + ", and nothing was said of it: say .service(\"" + name
                + "\", Map.of(…)) with " + String.join(", ", members);
    }
}
