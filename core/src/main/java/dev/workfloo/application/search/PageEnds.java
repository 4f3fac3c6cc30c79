package dev.workfloo.application.search;

import dev.workfloo.application.port.in.FindExecutions.Page;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.execution.search.ExecutionCriteria;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where pages ended that were shown lately, so that the next one begins there. Pages are numbers to clients, and to skip all
 * that stands before a page costs the more the deeper it is. What is forgotten is skipped.
 */
final class PageEnds {

    private static final int MOST_LISTS = 1_000;
    private static final int MOST_OF_A_LIST = 64;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<Pages, Map<Integer, End>> lists = new LatestEntries<>(MOST_LISTS);

    /** The pages of one list, as long as they are of one size. */
    private record Pages(ExecutionCriteria criteria, int size) {}

    private record End(Place place, Instant at) {}

    /** Behind the nearest page before it whose end is known, or at the front of the list. */
    synchronized Beginning beginning(ExecutionCriteria criteria, Page page, Instant now) {
        Map<Integer, End> ends = lists.getOrDefault(new Pages(criteria, page.size()), Map.of());
        Optional<Map.Entry<Integer, End>> nearest = ends.entrySet().stream()
                .filter(end -> end.getKey() < page.number())
                .filter(end -> end.getValue().at().plus(LIFE).isAfter(now))
                .max(Map.Entry.comparingByKey());
        int known = nearest.map(Map.Entry::getKey).orElse(0);
        long skipped = (page.number() - 1L - known) * page.size();
        return new Beginning(nearest.map(end -> end.getValue().place()), skipped);
    }

    /** A page was shown, which ended so, and more stands behind it. */
    synchronized void ended(ExecutionCriteria criteria, Page page, Place last, Instant now) {
        Pages pages = new Pages(criteria, page.size());
        Map<Integer, End> ends =
                Optional.ofNullable(lists.remove(pages)).orElseGet(() -> new LatestEntries<>(MOST_OF_A_LIST));
        ends.remove(page.number());
        ends.put(page.number(), new End(last, now));
        lists.put(pages, ends);
    }
}
