package dev.workfloo.docs.centre;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Draws headings with a link to them, and code and tables so that a narrow page can scroll them, by the keyboard too. */
final class BlockNodes implements NodeRenderer {

    private static final Pattern FENCED_LANGUAGE = Pattern.compile("^[A-Za-z][A-Za-z0-9-]{0,20}");

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final ParsedPage page;
    private final PageLabels labels;
    private String section = "";

    BlockNodes(HtmlNodeRendererContext context, ParsedPage page, PageLabels labels) {
        this.context = context;
        this.html = context.getWriter();
        this.page = page;
        this.labels = labels;
    }

    /** Names and values by turns; in their order, so that a page is the same wherever it is drawn. */
    static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        return attributes;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                Heading.class,
                TableBlock.class,
                TableHead.class,
                TableCell.class,
                FencedCodeBlock.class,
                IndentedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Heading heading) render(heading);
        if (node instanceof TableBlock) renderTable(node);
        if (node instanceof TableCell cell) render(cell);
        if (node instanceof FencedCodeBlock code) renderCode(code.getLiteral(), languageOf(code));
        if (node instanceof IndentedCodeBlock code) renderCode(code.getLiteral(), "");
        if (node instanceof TableHead && !SaidText.of(node).isEmpty()) renderHead(node);
    }

    private void render(Heading heading) {
        section = SaidText.of(heading);
        String anchor = page.anchorOf(heading);
        String tag = "h" + heading.getLevel();
        html.line();
        html.tag(tag, attributes("id", anchor));
        renderChildren(heading);
        if (heading.getLevel() > 1) {
            html.text(" ");
            html.tag(
                    "a",
                    attributes(
                            "class", "anchor", "href", "#" + anchor, "aria-label", labels.linkTo() + ": " + section));
            html.text("#");
            html.tag("/a");
        }
        html.tag("/" + tag);
        html.line();
    }

    /** Without it where nothing stands in it: that heads nothing. */
    private void renderHead(Node head) {
        html.tag("thead");
        renderChildren(head);
        html.tag("/thead");
    }

    private void renderTable(Node table) {
        beginScrolling(labels.table() + (section.isEmpty() ? "" : ": " + section));
        html.tag("table");
        renderChildren(table);
        html.tag("/table");
        endScrolling();
    }

    /** A corner with nothing in it heads nothing. */
    private void render(TableCell cell) {
        String tag = cell.isHeader() && cell.getFirstChild() != null ? "th" : "td";
        html.line();
        html.tag(tag, cell.getAlignment() == TableCell.Alignment.RIGHT ? attributes("class", "number") : Map.of());
        renderChildren(cell);
        html.tag("/" + tag);
        html.line();
    }

    private static String languageOf(FencedCodeBlock code) {
        Matcher language = FENCED_LANGUAGE.matcher(code.getInfo() == null ? "" : code.getInfo());
        return language.find() ? language.group() : "";
    }

    private void renderCode(String code, String language) {
        html.line();
        html.tag("div", attributes("class", "code"));
        beginScrolling(labels.code() + (language.isEmpty() ? "" : ": " + language));
        html.tag("pre");
        html.tag("code", language.isEmpty() ? Map.of() : attributes("class", "language-" + language));
        html.text(code);
        html.tag("/code");
        html.tag("/pre");
        endScrolling();
        html.tag("/div");
        html.line();
    }

    private void beginScrolling(String label) {
        html.line();
        html.tag("div", attributes("class", "scroll", "tabindex", "0", "role", "group", "aria-label", label));
    }

    private void endScrolling() {
        html.tag("/div");
        html.line();
    }

    private void renderChildren(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) context.render(child);
    }
}
