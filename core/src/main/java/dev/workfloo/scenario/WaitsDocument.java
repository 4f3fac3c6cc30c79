package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.CalendarDuration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and writes how long nodes wait, as it stands under {@code waits} in a scenario. */
final class WaitsDocument {

    private static final String MEMBER = "waits";

    private WaitsDocument() {}

    static Map<NodeId, CalendarDuration> read(DocumentReader scenario) {
        Map<NodeId, CalendarDuration> waits = new LinkedHashMap<>();
        scenario.object(MEMBER).ifPresent(document -> {
            for (String name : document.names()) {
                Optional<NodeId> node = LinksDocument.node(name, document);
                document.required(name);
                document.parsed(name, CalendarDuration::parse, CalendarDuration.FORM)
                        .ifPresent(wait -> node.ifPresent(id -> waits.put(id, wait)));
            }
        });
        return waits;
    }

    static void write(Map<NodeId, CalendarDuration> waits, TreeWriter scenario) {
        Map<String, String> written = new LinkedHashMap<>();
        waits.forEach((node, wait) -> written.put(node.name(), wait.toString()));
        if (!written.isEmpty()) scenario.texts(MEMBER, written);
    }
}
