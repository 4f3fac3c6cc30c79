package dev.workfloo.docs.centre;

import static dev.workfloo.docs.centre.BlockNodes.attributes;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Draws tags in the Markdown as the text that they are. Comments nobody sees, and a place that has a name keeps it. */
final class RawHtmlNodes implements NodeRenderer {

    /** What links lead to where no heading stands: {@code <a id="lists"></a>}. */
    private static final Pattern NAMED_PLACE = Pattern.compile("<a id=\"([a-z][a-z0-9-]{0,60})\">");

    private final HtmlWriter html;

    RawHtmlNodes(HtmlNodeRendererContext context) {
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(HtmlBlock.class, HtmlInline.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof HtmlBlock raw) render(raw);
        if (node instanceof HtmlInline raw) render(raw);
    }

    private void render(HtmlBlock raw) {
        if (isComment(raw.getLiteral())) return;

        html.line();
        html.tag("p");
        html.text(raw.getLiteral());
        html.tag("/p");
        html.line();
    }

    private void render(HtmlInline raw) {
        Matcher place = NAMED_PLACE.matcher(raw.getLiteral());
        if (place.matches() && isEndOfLink(raw.getNext())) {
            html.tag("span", attributes("id", place.group(1)));
            html.tag("/span");
        } else if (!isComment(raw.getLiteral()) && !(isEndOfLink(raw) && isNamedPlace(raw.getPrevious()))) {
            html.text(raw.getLiteral());
        }
    }

    private static boolean isNamedPlace(Node node) {
        return node instanceof HtmlInline raw
                && NAMED_PLACE.matcher(raw.getLiteral()).matches();
    }

    private static boolean isEndOfLink(Node node) {
        return node instanceof HtmlInline raw && raw.getLiteral().equals("</a>");
    }

    private static boolean isComment(String html) {
        return html.startsWith("<!--") && html.stripTrailing().endsWith("-->");
    }
}
