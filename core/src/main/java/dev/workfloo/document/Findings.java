package dev.workfloo.document;

import dev.workfloo.document.Finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The findings of one reading or check, gathered so that an author sees all of them at once, and each once. */
public final class Findings {

    private final Set<Finding> found = new LinkedHashSet<>();

    /** For what is found about the document as a whole. */
    public FindingsAt root() {
        return new FindingsAt(this, Optional.empty(), "");
    }

    /** For what is found about a node, which stands there. */
    public FindingsAt node(String node, String pointer) {
        return new FindingsAt(this, Optional.of(node), pointer);
    }

    void add(Severity severity, Optional<String> node, String pointer, String message) {
        found.add(new Finding(severity, node, pointer, message));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    boolean hasErrors(Optional<String> node) {
        return found.stream().anyMatch(it -> it.isError() && it.node().equals(node));
    }

    public List<Finding> all() {
        return List.copyOf(found);
    }
}
