package dev.workfloo.application.search;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.search.FindExecutions.Page;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.rule.Fingerprint;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where pages ended that were shown lately, so that the next one begins there. Pages are numbers to clients, and to skip all
 * that stands before a page costs the more the deeper it is. What is forgotten is skipped. What was searched for is personal, and
 * is not remembered.
 */
final class PageEnds {

    private static final int MOST_LISTS = 1_000;
    private static final int MOST_OF_A_LIST = 64;
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Those of which a page was shown last stand last, as the ends of each do. */
    private final Map<Pages, Ends> lists = new LinkedHashMap<>();

    /**
     * The pages of one list, as long as they are of one size.
     *
     * @param asked a digest of what is asked for in the scope
     */
    private record Pages(Scope scope, String asked, int size) {

        static Pages of(ExecutionCriteria criteria, Page page) {
            return new Pages(criteria.scope(), digest(criteria), page.size());
        }

        WorkspaceId workspace() {
            return scope.workspace();
        }
    }

    /** @param at when a page of the list was shown last */
    private record Ends(Map<Integer, End> pages, Instant at) {}

    private record End(Place place, Instant at) {}

    /** Behind the nearest page before it whose end is known, or at the front of the list. */
    synchronized Beginning beginning(ExecutionCriteria criteria, Page page, Instant now) {
        Map<Integer, End> ends = Optional.ofNullable(lists.get(Pages.of(criteria, page)))
                .map(Ends::pages)
                .orElse(Map.of());
        Optional<Map.Entry<Integer, End>> nearest = ends.entrySet().stream()
                .filter(end -> end.getKey() < page.number())
                .filter(end -> !isOver(end.getValue().at(), now))
                .max(Map.Entry.comparingByKey());
        int known = nearest.map(Map.Entry::getKey).orElse(0);
        long skipped = (page.number() - 1L - known) * page.size();
        return new Beginning(nearest.map(end -> end.getValue().place()), skipped);
    }

    /** A page was shown, which ended so, and more stands behind it. */
    synchronized void ended(ExecutionCriteria criteria, Page page, Place last, Instant now) {
        dropFirst(lists.values(), list -> isOver(list.at(), now));
        Pages pages = Pages.of(criteria, page);
        Map<Integer, End> ends = Optional.ofNullable(lists.remove(pages))
                .map(Ends::pages)
                .orElseGet(() -> new LatestEntries<>(MOST_OF_A_LIST));
        dropFirst(ends.values(), end -> isOver(end.at(), now));
        ends.remove(page.number());
        ends.put(page.number(), new End(last, now));
        lists.put(pages, new Ends(ends, now));
        if (lists.size() > MOST_LISTS) dropOne();
    }

    private static boolean isOver(Instant at, Instant now) {
        return !at.plus(LIFE).isAfter(now);
    }

    private static <V> void dropFirst(Collection<V> all, Predicate<V> isOver) {
        Iterator<V> each = all.iterator();
        while (each.hasNext() && isOver.test(each.next())) each.remove();
    }

    /** The first one of whoever has most of them, so that a client who asks for many pushes out none but its own. */
    private void dropOne() {
        Map<WorkspaceId, Long> counts =
                lists.keySet().stream().collect(groupingBy(Pages::workspace, LinkedHashMap::new, counting()));
        WorkspaceId most =
                Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
        lists.keySet().stream()
                .filter(pages -> pages.workspace().equals(most))
                .findFirst()
                .ifPresent(lists::remove);
    }

    private static String digest(ExecutionCriteria criteria) {
        List<List<String>> versions = criteria.versions().stream()
                .map(all -> sorted(all.stream().map(String::valueOf)))
                .toList();
        List<List<String>> terms = criteria.terms().stream()
                .map(any -> sorted(any.stream().map(PageEnds::part)))
                .toList();
        return Fingerprint.of(
                Value.of(List.of(criteria.facts().toString(), criteria.created().toString(), versions, terms)));
    }

    private static List<String> sorted(Stream<String> parts) {
        return parts.sorted().toList();
    }

    /** No text can be taken for a part of a name. */
    private static String part(SearchTerm term) {
        return term.kind() + " " + term.name().length() + " " + term.name() + term.text();
    }
}
