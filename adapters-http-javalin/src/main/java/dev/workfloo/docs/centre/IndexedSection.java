package dev.workfloo.docs.centre;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A section, as it is searched. */
final class IndexedSection {

    private static final int TITLE = 40;

    private static final int HEADING = 20;

    /** The page's title, for a section further down: of two that say the same, that of the page which is about it. */
    private static final int TITLE_ABOVE = 2;

    /** A word that is said ten times tells no more than one that is said so often. */
    private static final int SAID = 6;

    /** Nobody reads it. */
    private static final Pattern DESTINATION = Pattern.compile("]\\([^)]*\\)");

    private final Article article;
    private final String page;
    private final PageSection section;

    /** @param page the title of its page */
    IndexedSection(Article article, String page, PageSection section) {
        this.article = article;
        this.page = page;
        this.section = section;
    }

    /** How much each word counts here. */
    Map<String, Integer> weights() {
        Map<String, Integer> weights = new HashMap<>();
        for (TextWord word : TextWord.of(DESTINATION.matcher(section.source()).replaceAll("]"))) {
            weights.merge(word.folded(), 1, (sum, one) -> Math.min(SAID, sum + one));
        }
        boolean isPage = section.level() == 1;
        if (!isPage) add(weights, page, TITLE_ABOVE);
        add(weights, section.heading(), isPage ? TITLE : HEADING);
        return weights;
    }

    private static void add(Map<String, Integer> weights, String text, int weight) {
        TextWord.of(text).forEach(word -> weights.merge(word.folded(), weight, Integer::sum));
    }

    FoundSection found(CentreQuery query) {
        String heading = section.heading().isEmpty() ? page : section.heading();
        return new FoundSection(
                article,
                section.anchor(),
                section.level() == 1 ? "" : page,
                ExcerptPart.whole(heading, query),
                ExcerptPart.around(textAround(query), query));
    }

    /** Of the paragraph or table in which something of the query stands first: the others need not be read for that. */
    private String textAround(CentreQuery query) {
        String source = section.source();
        int found = TextWord.of(source).stream()
                .filter(query::finds)
                .mapToInt(TextWord::start)
                .findFirst()
                .orElse(0);
        int end = source.indexOf("\n\n", found);
        String block = source.substring(source.lastIndexOf("\n\n", found) + 1, end < 0 ? source.length() : end);
        return SaidText.of(ParsedPage.of(block).body()).replaceAll("\\s+", " ");
    }
}
