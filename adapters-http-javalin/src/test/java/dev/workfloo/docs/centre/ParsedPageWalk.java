package dev.workfloo.docs.centre;

import java.util.function.Consumer;
import org.commonmark.node.Node;

/** Comes to each node of a type. */
record ParsedPageWalk<T>(Class<T> type, Consumer<T> found) {

    void in(ParsedPage page) {
        walk(page.body());
    }

    private void walk(Node node) {
        if (type.isInstance(node)) found.accept(type.cast(node));
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) walk(child);
    }
}
