package dev.workfloo.definition;

import dev.workfloo.definition.html.HtmlTemplate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a PDF of a page and of what the execution has gathered, and keeps it.
 *
 * @param onError where the flow goes on when no PDF can be made
 */
public record PdfNode(NodeId id, String name, HtmlTemplate template, Optional<NodeId> next, Optional<NodeId> onError)
        implements Node {

    public static final String TYPE = "PDF";

    /** By which the node knows its file. */
    public static final String FILE = "pdf";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Ways ways() {
        return Ways.to(next, onError);
    }

    @Override
    public Asked asks() {
        return Asked.NOBODY;
    }

    @Override
    public Stream<Formula> formulas() {
        return template.expressions().map(expression -> Formula.reading("/template", expression));
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.pdf(this);
    }
}
