package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.pages.Language;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Whatever Markdown says, no tag, attribute or address of a page is of its making but those that Markdown itself has. */
class HostileMarkdownProperties {

    private static final Article PAGE =
            Contents.at(Language.ENGLISH, Shelf.REFERENCE, "api").orElseThrow();

    private static final Set<String> GLOBAL = Set.of("id", "class", "tabindex", "role", "aria-label");

    /** What a page is made of, with what each may have beside what all may have. */
    private static final Map<String, Set<String>> TAGS = Map.ofEntries(
            Map.entry("a", Set.of("href")),
            Map.entry("ol", Set.of("start")),
            Map.entry("page", Set.of()),
            Map.entry("h1", Set.of()),
            Map.entry("h2", Set.of()),
            Map.entry("h3", Set.of()),
            Map.entry("h4", Set.of()),
            Map.entry("h5", Set.of()),
            Map.entry("h6", Set.of()),
            Map.entry("p", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("li", Set.of()),
            Map.entry("blockquote", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("br", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("code", Set.of()),
            Map.entry("pre", Set.of()),
            Map.entry("div", Set.of()),
            Map.entry("span", Set.of()),
            Map.entry("table", Set.of()),
            Map.entry("thead", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of()),
            Map.entry("td", Set.of()));

    private static final String[] PIECES = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=\"x\">",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml?>",
        "<svg/onload=x>",
        "<a id=\"x\">",
        "<a id=\"x\"></a>",
        "<a id=\"x\" onclick=\"y\"></a>",
        "</a>",
        "</p>",
        "</div>",
        "<",
        ">",
        "\"",
        "'",
        "&",
        "&lt;script&gt;",
        "&#60;",
        "&quot;",
        "&#106;avascript:",
        "[x](javascript:alert(1))",
        "[x](JaVa\tScript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](<https://example.com/\"onclick=\"x>)",
        "[x]: javascript:x",
        "[x]",
        "[x](operations.md#\"><script>)",
        "[x](a.md \"title\" onclick)",
        "[x](a.md \"<script>\")",
        "<javascript:alert(1)>",
        "<https://example.com/?<script>>",
        "![x](https://example.com/x.png)",
        "![\"onerror=\"x](x.png)",
        "![x](javascript:x)",
        "```",
        "```js\"onclick=\"x",
        "~~~ <script>",
        "`",
        "``",
        "    ",
        "\t",
        "# ",
        "## \"><script>",
        "\n",
        "\n\n",
        "\n---\n",
        "| ",
        " | ",
        "\n|---|---|\n",
        "\n| a | <script> |\n|---|--:|\n| \" onclick=x | `|` |\n",
        "> ",
        "- ",
        "1. ",
        "*",
        "**",
        "_",
        "\\",
        "\u0000",
        "\u00e1",
        "\u202e",
        "on",
        "x"
    };

    @Provide
    Arbitrary<String> markdown() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(PIECES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
        return piece.list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    private static String drawn(String markdown) {
        return new PageHtml(path -> Optional.empty())
                .of(
                        ParsedPage.of(markdown),
                        new LinkTargets(PAGE, Language.ENGLISH),
                        new PageLabels("Table", "Code", "Link to"));
    }

    /** A reader that forgives nothing: what is not closed, or closed twice, is found too. */
    private static List<Element> elements(String html) throws Exception {
        String legal = html.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 32 && c != 0xFFFE && c != 0xFFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Node page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<page>" + legal + "</page>")))
                .getDocumentElement();
        List<Element> found = new ArrayList<>();
        collect(page, found);
        return found;
    }

    private static void collect(Node node, List<Element> found) {
        if (node instanceof Element element) found.add(element);
        else assertEquals(Node.TEXT_NODE, node.getNodeType(), "neither a tag nor text");
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) collect(child, found);
    }

    @Property(tries = 3000)
    void bringsNoTagOrAttribute(@ForAll("markdown") String markdown) throws Exception {
        String html = drawn(markdown);

        for (Element element : elements(html)) {
            Set<String> own = TAGS.get(element.getTagName());
            assertTrue(own != null, () -> "<" + element.getTagName() + "> in " + html);
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = ((Attr) attributes.item(i)).getName();
                assertTrue(GLOBAL.contains(name) || own.contains(name), () -> name + " in " + html);
            }
        }
    }

    @Property(tries = 3000)
    void leadsToNothingThatRuns(@ForAll("markdown") String markdown) throws Exception {
        String html = drawn(markdown);

        for (Element element : elements(html)) {
            String link = element.getAttribute("href");
            assertTrue(link.matches("(?s)(|#.*|/docs/en/.*|https?://.*|mailto:.*)"), () -> link + " in " + html);
        }
    }

    @Property(tries = 1000)
    void callsNoTwoPlacesAlike(@ForAll("markdown") String markdown) throws Exception {
        String html = drawn(markdown.replace("<a id", "<i id"));

        Set<String> names = new HashSet<>();
        for (Element element : elements(html)) {
            String name = element.getAttribute("id");
            assertTrue(name.isEmpty() || names.add(name), () -> name + " twice in " + html);
        }
    }
}
