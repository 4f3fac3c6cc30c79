package dev.workfloo.document;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Something in a document that its author should mend.
 *
 * @param node the node of a flow that it is about; empty when it is about the document
 * @param pointer the place in the document, as a JSON Pointer (RFC 6901)
 */
@ValueObject
public record Finding(Severity severity, Optional<String> node, String pointer, String message) {

    /** An error keeps the definition from being published; a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return severity + " at " + (pointer.isEmpty() ? "/" : pointer)
                + node.map(id -> " (node " + id + ")").orElse("") + ": " + message;
    }
}
