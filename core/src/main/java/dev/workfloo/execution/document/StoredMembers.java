package dev.workfloo.execution.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.rule.Value;
import java.time.Instant;

/** What many lines read and write alike. */
final class StoredMembers {

    private StoredMembers() {}

    static Instant at(Recorded from) {
        return TreeReader.instant(from.trail(), "at");
    }

    static NodeId node(Recorded from) {
        return new NodeId(TreeReader.text(from.trail(), "node"));
    }

    static int visit(Recorded from) {
        return TreeReader.integer(from.trail(), "visit");
    }

    static Value.Context personal(Recorded from, String member) {
        return TreeReader.object(from.personal(), member);
    }

    static void put(NodeId node, int visit, Draft to) {
        to.trail().text("node", node.name()).number("visit", visit);
    }
}
