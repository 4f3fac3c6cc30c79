package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.pages.Language;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageHtmlTest {

    /** One pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final Article GUIDE =
            Contents.at(Language.ENGLISH, Shelf.GUIDE, "rules").orElseThrow();

    private static String drawn(String markdown) {
        RepositoryFiles files =
                path -> path.equals(Contents.PICTURES + "tree.png") ? Optional.of(PNG) : Optional.empty();
        return new PageHtml(files)
                .of(
                        ParsedPage.of(markdown),
                        new LinkTargets(GUIDE, Language.ENGLISH),
                        new PageLabels("Table", "Code", "Link to"));
    }

    @Test
    void headsWithALinkToTheSection() {
        String html = drawn("# Rules\n\n## The `FIRST` policy\n");

        assertEquals("""
                <h2 id="the-first-policy">The <code>FIRST</code> policy \
                <a class="anchor" href="#the-first-policy" aria-label="Link to: The FIRST policy">#</a></h2>
                """, html);
    }

    @Test
    void scrollsTables() {
        String html = drawn("## Hits\n\n| a | |\n|---|--:|\n| 1 | 2 |\n");

        assertTrue(
                html.contains("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table: Hits\"><table>"),
                html);
        assertTrue(html.contains("<th>a</th>\n<td class=\"number\"></td>"), html);
    }

    @Test
    void headsNoTableWithNothing() {
        String html = drawn("| | |\n|---|---|\n| 1 | 2 |\n");

        assertTrue(html.contains("<table>\n<tbody>"), html);
    }

    @Test
    void scrollsCode() {
        String html = drawn("```json {\"a\"}\n{\"a\": \"<b>\"}\n```\n");

        assertEquals("""
                <div class="code">
                <div class="scroll" tabindex="0" role="group" aria-label="Code: json">\
                <pre><code class="language-json">{&quot;a&quot;: &quot;&lt;b&gt;&quot;}
                </code></pre></div>
                </div>
                """, html);
    }

    @Test
    void tellsWhereAFileIsThatIsNotServed() {
        String html = drawn("[a connector](../../../src/Bureau.java)");

        assertEquals("<p>a connector (<code>adapters-http-javalin/src/Bureau.java</code>)</p>\n", html);
    }

    @Test
    void showsAPictureInItsSize() {
        String html = drawn("![A tree](../pictures/tree.png)");

        assertEquals(
                "<p><img src=\"/docs/pictures/tree.png\" alt=\"A tree\" width=\"1\" height=\"1\" loading=\"lazy\" /></p>\n",
                html);
    }

    @Test
    void saysWhatAMissingPictureShows() {
        String html = drawn("![A *tree*](https://example.com/tree.png)");

        assertEquals("<p>A tree</p>\n", html);
    }

    @Test
    void keepsTheNameOfAPlace() {
        String html = drawn("<a id=\"lists\"></a>\n**Lists** <!-- of what --> hold");

        assertEquals("<p><span id=\"lists\"></span>\n<strong>Lists</strong>  hold</p>\n", html);
    }

    @Test
    void showsTagsAsText() {
        String html = drawn("<img src=x onerror=alert(1)>\n\nand <b onclick=x>so</b> <a id=\"x\"> on");

        assertEquals("""
                <p>&lt;img src=x onerror=alert(1)&gt;</p>
                <p>and &lt;b onclick=x&gt;so&lt;/b&gt; &lt;a id=&quot;x&quot;&gt; on</p>
                """, html);
    }
}
