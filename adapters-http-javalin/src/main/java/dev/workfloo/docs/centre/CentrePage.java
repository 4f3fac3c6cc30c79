package dev.workfloo.docs.centre;

import java.util.List;

/**
 * A page as it is shown.
 *
 * @param sections the first is the page itself
 * @param content HTML, drawn of Markdown without its title: nothing of it is escaped again
 */
record CentrePage(Article article, List<PageSection> sections, String content) {

    private static final int MANY = 3;

    String title() {
        return sections.stream().map(PageSection::heading).findFirst().orElse("");
    }

    String anchor() {
        return sections.stream().map(PageSection::anchor).findFirst().orElse("");
    }

    /** Its parts, where they are so many that somebody looks for one. */
    List<PageSection> parts() {
        List<PageSection> parts = sections.stream()
                .filter(section -> section.level() == 2 || section.level() == 3)
                .toList();
        return parts.size() < MANY ? List.of() : parts;
    }
}
