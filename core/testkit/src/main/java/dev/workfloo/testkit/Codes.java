package dev.workfloo.testkit;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.step.NipStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is typed where a code is awaited: one after the other, the last of them again and again.
 *
 * @param anywhere where nothing is said of the node; the right one where that is empty
 */
record Codes(List<String> anywhere, Map<NodeId, List<String>> byNode) {

    /** The code that is always right, as in the sandbox. */
    static final String ALWAYS = NipStep.SANDBOX_CODE;

    static final Codes RIGHT = new Codes(List.of(), Map.of());

    Codes {
        anywhere = List.copyOf(anywhere);
        byNode = Map.copyOf(byNode);
    }

    static List<String> said(String... codes) {
        if (codes.length == 0) throw new IllegalArgumentException("name one code at least");
        return List.of(codes);
    }

    Codes at(NodeId node, List<String> typed) {
        Map<NodeId, List<String>> more = new LinkedHashMap<>(byNode);
        more.put(node, List.copyOf(typed));
        return new Codes(anywhere, more);
    }

    /** Whether a test has said what is typed there. */
    boolean isSaid(NodeId node) {
        return !anywhere.isEmpty() || byNode.containsKey(node);
    }

    String next(NodeId node) {
        return byNode.getOrDefault(node, anywhere.isEmpty() ? List.of(ALWAYS) : anywhere)
                .get(0);
    }

    /** What is left when one was typed there. */
    Codes typed(NodeId node) {
        List<String> its = byNode.getOrDefault(node, List.of());
        if (its.size() > 1) return at(node, its.subList(1, its.size()));
        boolean isAnywhere = its.isEmpty() && anywhere.size() > 1;
        return isAnywhere ? new Codes(anywhere.subList(1, anywhere.size()), byNode) : this;
    }
}
