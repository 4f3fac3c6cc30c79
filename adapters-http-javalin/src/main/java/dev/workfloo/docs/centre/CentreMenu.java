package dev.workfloo.docs.centre;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.docs.centre.KnowledgeCentre.Heading;
import dev.workfloo.pages.Language;
import java.util.List;
import java.util.Optional;

/**
 * The ways to all pages of the centre.
 *
 * @param current the address of the page that they stand on
 */
record CentreMenu(Language reader, List<Entry> guides, List<Entry> reference, String current) {

    /** A way to one. */
    record Entry(String address, Heading heading, Language written) {}

    static CentreMenu of(KnowledgeCentre centre, Language reader, String current) {
        return new CentreMenu(
                reader, entries(centre, reader, Shelf.GUIDE), entries(centre, reader, Shelf.REFERENCE), current);
    }

    private static List<Entry> entries(KnowledgeCentre centre, Language reader, Shelf shelf) {
        return centre.articles(reader, shelf).stream()
                .map(article -> new Entry(article.address(reader), centre.heading(article), article.written()))
                .toList();
    }

    static String home(Language reader) {
        return "/docs/" + reader.tag();
    }

    String home() {
        return home(reader);
    }

    static String search(Language reader) {
        return home(reader) + "/search";
    }

    String search() {
        return search(reader);
    }

    boolean isCurrent(Entry entry) {
        return entry.address().equals(current);
    }

    Optional<Entry> before() {
        return beside(-1);
    }

    Optional<Entry> after() {
        return beside(1);
    }

    /** On the same shelf. */
    private Optional<Entry> beside(int step) {
        List<Entry> shelf = guides.stream().anyMatch(this::isCurrent) ? guides : reference;
        for (int i = 0; i < shelf.size(); i++) {
            int wanted = i + step;
            if (isCurrent(shelf.get(i)) && wanted >= 0 && wanted < shelf.size()) return Optional.of(shelf.get(wanted));
        }
        return Optional.empty();
    }
}
