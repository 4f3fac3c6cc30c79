package dev.workfloo.docs.centre;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The Markdown of a page, read; and what its headings are called in addresses. */
final class ParsedPage {

    /** Far more than anybody writes, and few enough for the stack of whoever walks through what is nested. */
    private static final int NESTED = 64;

    private static final Parser PARSER = Parser.builder()
            .extensions(Set.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.NONE)
            .maxOpenBlockParsers(NESTED)
            .build();

    private final Node document;
    private final Map<Heading, String> anchors = new IdentityHashMap<>();

    private ParsedPage(Node document) {
        this.document = document;
    }

    static ParsedPage of(String markdown) {
        ParsedPage page = new ParsedPage(PARSER.parse(markdown));
        page.nameHeadings();
        if (page.document.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) heading.unlink();
        return page;
    }

    private void nameHeadings() {
        Anchors names = new Anchors();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                anchors.put(heading, names.next(SaidText.of(heading)));
            }
        });
    }

    /** Without the title, where the page begins with one. */
    Node body() {
        return document;
    }

    String anchorOf(Heading heading) {
        return anchors.getOrDefault(heading, "");
    }
}
