package dev.workfloo.docs.centre;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.pages.Language;
import dev.workfloo.pages.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pages of the centre and what is found in them. Each is read when somebody first asks for it, and kept: there are few. */
final class KnowledgeCentre {

    static final int FOUND = 20;

    private final RepositoryFiles files;
    private final PageHtml html;
    private final Map<Article, Heading> headings = new ConcurrentHashMap<>();
    private final Map<Article, List<PageSection>> sections = new ConcurrentHashMap<>();
    private final Map<String, CentrePage> pages = new ConcurrentHashMap<>();
    private final Map<String, SectionIndex> indexes = new ConcurrentHashMap<>();

    KnowledgeCentre(RepositoryFiles files) {
        this.files = files;
        this.html = new PageHtml(files);
    }

    /**
     * What a page is called and how it begins.
     *
     * @param lead its first paragraph
     */
    record Heading(String title, String lead) {}

    /** Those of a language, in the order in which they are read. */
    List<Article> articles(Language reader, Shelf shelf) {
        return Contents.readIn(reader).stream()
                .filter(article -> article.shelf() == shelf)
                .toList();
    }

    Heading heading(Article article) {
        return headings.computeIfAbsent(article, any -> {
            PageSection beginning = sectionsOf(article).get(0);
            String lead = beginning.source().split("\n\\s*\n", 2)[0];
            return new Heading(
                    beginning.heading(), SaidText.of(ParsedPage.of(lead).body()));
        });
    }

    Optional<CentrePage> page(Language reader, Shelf shelf, String slug) {
        return Contents.at(reader, shelf, slug)
                .map(article -> pages.computeIfAbsent(article.address(reader), any -> draw(article, reader)));
    }

    private CentrePage draw(Article article, Language reader) {
        ParsedPage page = ParsedPage.of(text(article));
        Words said = Words.in(article.written());
        PageLabels labels =
                new PageLabels(said.say(CentreWord.TABLE), said.say(CentreWord.CODE), said.say(CentreWord.LINK_TO));
        return new CentrePage(article, sectionsOf(article), html.of(page, new LinkTargets(article, reader), labels));
    }

    List<FoundSection> find(Language reader, CentreQuery query) {
        return SectionIndex.find(
                List.of(index(reader, Shelf.GUIDE), index(Language.ENGLISH, Shelf.REFERENCE)), query, FOUND);
    }

    /** The reference has one, whoever reads it. */
    private SectionIndex index(Language written, Shelf shelf) {
        return indexes.computeIfAbsent(
                written + " " + shelf,
                any -> new SectionIndex(articles(written, shelf).stream()
                        .flatMap(article -> sectionsOf(article).stream()
                                .map(section -> new IndexedSection(
                                        article, heading(article).title(), section)))
                        .toList()));
    }

    private List<PageSection> sectionsOf(Article article) {
        return sections.computeIfAbsent(article, any -> SectionReader.sections(text(article)));
    }

    private String text(Article article) {
        return files.text(article.path())
                .orElseThrow(() -> new IllegalStateException("the build left out " + article.path()));
    }
}
