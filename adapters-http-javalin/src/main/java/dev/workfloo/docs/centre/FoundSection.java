package dev.workfloo.docs.centre;

import dev.workfloo.pages.Language;
import java.util.List;

/**
 * A section in which something was found.
 *
 * @param page the title of its page; empty where the page as a whole was found
 */
record FoundSection(Article article, String anchor, String page, List<ExcerptPart> heading, List<ExcerptPart> excerpt) {

    String address(Language reader) {
        return article.address(reader) + (page.isEmpty() ? "" : "#" + anchor);
    }
}
