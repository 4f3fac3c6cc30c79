package dev.workfloo.document;

import dev.workfloo.document.Finding.Severity;
import java.util.Optional;

/**
 * Takes what is found at one place of a document, and below it.
 *
 * @param pointer the place, as a JSON Pointer; so are those below it, which begin here, and of which an empty one is the
 *     place itself
 */
public record FindingsAt(Findings findings, Optional<String> node, String pointer) {

    public void error(String below, String message) {
        findings.add(Severity.ERROR, node, pointer + below, message);
    }

    public void warning(String below, String message) {
        findings.add(Severity.WARNING, node, pointer + below, message);
    }

    /** Whether anything is wrong with the same node, wherever in it. */
    public boolean hasErrors() {
        return findings.hasErrors(node);
    }

    public FindingsAt at(String below) {
        return new FindingsAt(findings, node, pointer + below);
    }

    /** The same place of the document; what is found there is about this node. */
    FindingsAt about(Optional<String> other) {
        return new FindingsAt(findings, other, pointer);
    }

    /** A member of the object that stands here. */
    FindingsAt member(String name) {
        return name.isEmpty() ? this : at("/" + name.replace("~", "~0").replace("/", "~1"));
    }
}
