package dev.workfloo.definition;

import dev.workfloo.definition.Finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The findings of one reading or check, gathered so that an author sees all of them at once, and each once. */
public final class Findings {

    private final Set<Finding> found = new LinkedHashSet<>();

    void error(Optional<NodeId> node, String pointer, String message) {
        found.add(new Finding(Severity.ERROR, node, pointer, message));
    }

    void warning(Optional<NodeId> node, String pointer, String message) {
        found.add(new Finding(Severity.WARNING, node, pointer, message));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    boolean hasErrors(NodeId node) {
        return found.stream().anyMatch(it -> it.isError() && it.node().equals(Optional.of(node)));
    }

    public List<Finding> all() {
        return List.copyOf(found);
    }
}
