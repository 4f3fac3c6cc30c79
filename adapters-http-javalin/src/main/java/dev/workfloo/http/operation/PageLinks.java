package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.search.ExecutionPage;
import dev.workfloo.application.port.in.search.ListPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the pages before and behind one are (RFC 8288): the same query again, with another page. The next one also has where this
 * one ends, so that whoever follows it misses nothing, whatever others start, and read, meanwhile.
 */
final class PageLinks {

    /** No field of a form has such a name. */
    static final String BEHIND = "_behind";

    /** Of both, so that they fit into a head; one alone always does. */
    private static final int LONGEST = 28 * 1024;

    private static final Set<String> OWN = Set.of(ListRequest.PAGE, BEHIND);

    private PageLinks() {}

    /** Empty at the end: some clients go on while there is any link. */
    static String of(String path, ExecutionPage page, Query query) {
        boolean isLast = !page.hasNext() || page.number() == Integer.MAX_VALUE;
        if (isLast) return "";
        List<String> links = new ArrayList<>();
        Query others = query.without(OWN);
        Query next = numbered(others, page.number() + 1);
        Optional<Query> behind = page.end().map(end -> next.and(BEHIND, (page.number() + 1) + "." + end.text()));
        links.add(link(path, behind.orElse(next), "next"));
        if (page.number() > 1) links.add(link(path, numbered(others, page.number() - 1), "prev"));
        String all = String.join(", ", links);
        return all.length() <= LONGEST ? all : links.get(0);
    }

    private static Query numbered(Query query, int page) {
        return query.and(ListRequest.PAGE, Integer.toString(page));
    }

    private static String link(String path, Query query, String relation) {
        return "<" + path + "?" + query.written() + ">; rel=\"" + relation + "\"";
    }

    /** Where this page begins, if the query has it of this page and no other: some clients count the pages themselves. */
    static Optional<ListPlace> behind(Query query, int page) {
        String prefix = page + ".";
        return query.values(BEHIND).stream()
                .filter(text -> text.startsWith(prefix))
                .findFirst()
                .flatMap(text -> ListPlace.read(text.substring(prefix.length())));
    }
}
