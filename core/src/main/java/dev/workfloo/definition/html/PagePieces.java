package dev.workfloo.definition.html;

import dev.workfloo.definition.html.HtmlTemplate.Filled;
import dev.workfloo.definition.html.HtmlTemplate.Fixed;
import dev.workfloo.definition.html.HtmlTemplate.Piece;
import dev.workfloo.rule.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/** PagePieces of a page as they are read, one after the other. */
final class PagePieces {

    private final List<Piece> done = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();

    /** As it is written in XML. */
    void markup(String xml) {
        fixed.append(xml);
    }

    void character(int character) {
        Xml.append(character, fixed);
    }

    void place(Expression expression, PlaceContext context) {
        flush();
        done.add(new Filled(expression, context));
    }

    private void flush() {
        if (fixed.isEmpty()) return;
        done.add(new Fixed(fixed.toString()));
        fixed.setLength(0);
    }

    void add(PagePieces others) {
        flush();
        done.addAll(others.all());
    }

    boolean isEmpty() {
        return done.isEmpty() && fixed.isEmpty();
    }

    List<Piece> all() {
        flush();
        return done;
    }
}
