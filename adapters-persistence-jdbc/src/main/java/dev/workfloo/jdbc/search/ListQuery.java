package dev.workfloo.jdbc.search;

import static dev.workfloo.jdbc.search.ExecutionRanges.DEFINITION;
import static dev.workfloo.jdbc.search.ExecutionRanges.ORIGIN;
import static dev.workfloo.jdbc.search.ExecutionRanges.STATUS;

import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A list of executions as statements. One index is read in its own order, from its newest entry on; for each entry it is looked
 * up whether all else holds that is asked for, which is again an entry of an index. So nothing is sorted but what one page shows,
 * and no table is read from end to end, whatever a planner believes of the values. Several ranges are merged in their order; H2
 * cannot merge, and sorts what it skips of them. Which indexes of executions there are, {@link ExecutionRanges} knows.
 */
final class ListQuery {

    /** Keeps a planner from making a join of a look-up. */
    private static final String ONE_BY_ONE = " offset 0 rows)";

    /** Of executions and terms alike. */
    private static final String PLACE = "created_at, number";

    /** A workspace has few definitions; where it has more, a name that most of them bear says little. */
    private static final int MOST_RANGES = 100;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ExecutionRanges executions;
    private final ExecutionCriteria criteria;
    private final List<List<Long>> terms;
    private final Optional<VersionRanges> versions;

    /** @param terms those of the criteria and of its origin, hashed under each key that they may stand under */
    ListQuery(ExecutionRanges executions, ExecutionCriteria criteria, List<List<Long>> terms) {
        this.executions = executions;
        this.criteria = criteria;
        this.terms = List.copyOf(terms);
        this.versions = criteria.versions().map(VersionRanges::new);
    }

    /**
     * What can be read so that nothing which is asked for is left out.
     *
     * @param granted the position of the terms for which nothing need be looked up then
     */
    record Way(List<IndexRange> ranges, Optional<Integer> granted) {

        static Way of(List<IndexRange> ranges) {
            return new Way(ranges, Optional.empty());
        }
    }

    /** In how many ways the list can be read. What is read should be as few entries as can be. */
    List<Way> ways() {
        Facts facts = criteria.facts();
        if (facts.id().isPresent()) return List.of(byId(facts.id().get().hex()));
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            ways.add(new Way(terms.get(i).stream().map(IndexRange::ofTerm).toList(), Optional.of(i)));
        }
        versions.map(ranges -> executions.of(criteria.scope(), ranges))
                .filter(ranges -> !ranges.isEmpty() && ranges.size() <= MOST_RANGES)
                .ifPresent(ranges -> ways.add(Way.of(ranges)));
        facts.status().ifPresent(status -> ways.add(Way.of(List.of(executions.of(criteria.scope(), status)))));
        return ways.isEmpty() ? List.of(Way.of(executions.all(criteria.scope()))) : ways;
    }

    private Way byId(String id) {
        return Way.of(List.of(IndexRange.ofExecution(criteria.scope(), id)));
    }

    /** How many entries each way would read, in a column each; counting ends at the most. */
    static Clause counts(List<Way> ways, int most) {
        return Clause.of("select ")
                .then(Clause.joined(
                        ", ", ways.stream().map(way -> count(way, most)).toList()));
    }

    private static Clause count(Way way, int most) {
        return Clause.joined(
                " + ",
                way.ranges().stream()
                        .map(range -> Clause.of("(select count(*) from (")
                                .then(range.newest("1 one", Clause.NONE))
                                .then("\nfetch first ? rows only) counted)", most))
                        .toList());
    }

    /** The places of a page, with the executions' ids: created_at, number, id. */
    Clause page(Way way, Beginning from, int most) {
        Clause found = saysStatus(way)
                ? executions.atOfStatus(criteria.scope(), "page")
                : executions.at(criteria.scope(), "page");
        return Clause.of("select page.created_at, page.number, (select e.id from ")
                .then(found)
                .then(") id\nfrom (\n")
                .then(places(way, from, most))
                .then("\n) page order by page.created_at desc, page.number desc");
    }

    private boolean saysStatus(Way way) {
        return executions.needsStatus() && way.ranges().stream().allMatch(range -> range.isOf(STATUS));
    }

    private String columns(Way way) {
        return saysStatus(way) ? PLACE + ", " + STATUS : PLACE;
    }

    /**
     * An execution may stand in several ranges, at the same place in each: so it is dropped while they are merged. How many are read of
     * each is said in the text: H2 takes a result again where nothing differs but such a value.
     */
    private Clause places(Way way, Beginning from, int most) {
        Clause cut = Clause.of("\noffset ? rows fetch first ? rows only", from.skipped(), most);
        List<Clause> ranges =
                way.ranges().stream().map(range -> newest(way, range, from)).toList();
        if (ranges.size() == 1) return ranges.get(0).then(cut);
        long enough = from.skipped() + most;
        List<Clause> parts = ranges.stream()
                .map(range ->
                        range.then("\nfetch first " + enough + " rows only").inBrackets())
                .toList();
        return Clause.of("select distinct " + columns(way) + " from (\n")
                .then(Clause.joined("\nunion all\n", parts))
                .then("\n) any_of order by created_at desc, number desc")
                .then(cut);
    }

    private Clause newest(Way way, IndexRange range, Beginning from) {
        Clause place = from.behind().map(ListQuery::behind).orElse(Clause.NONE);
        return range.newest(
                columns(way),
                Clause.all(Stream.concat(
                        Stream.of(period(), place, ofVersions(range), ofOrigin(range), withFacts(range)),
                        withTerms(way))));
    }

    private Clause period() {
        Period created = criteria.created();
        return Clause.all(Stream.of(
                created.from()
                        .map(from -> Clause.of("listed.created_at >= ?", known(from)))
                        .orElse(Clause.NONE),
                created.to()
                        .map(to -> Clause.of("listed.created_at <= ?", known(to)))
                        .orElse(Clause.NONE)));
    }

    /** A time that every database knows. */
    private static Instant known(Instant moment) {
        if (moment.isBefore(EARLIEST)) return EARLIEST;
        return moment.isAfter(LATEST) ? LATEST : moment;
    }

    /** The first part ends the range of an index; a comparison of rows would not do so on H2. */
    private static Clause behind(Place place) {
        return Clause.of(
                "listed.created_at <= ? and (listed.created_at < ? or listed.number < ?)",
                place.createdAt(),
                place.createdAt(),
                place.number());
    }

    /** Where the index has them. */
    private Clause ofVersions(IndexRange range) {
        if (!range.has(DEFINITION)) return Clause.NONE;
        return versions.map(it -> range.isOf(DEFINITION)
                        ? it.condition(IndexRange.LISTED, range.leads(DEFINITION))
                        : it.condition(IndexRange.LISTED))
                .orElse(Clause.NONE);
    }

    /** Another origin than the API is a term. */
    private Optional<Channel> origin() {
        return criteria.facts().origin().filter(it -> it == Channel.API);
    }

    private Clause ofOrigin(IndexRange range) {
        return origin().filter(it -> range.has(ORIGIN))
                .map(it -> Clause.of("listed.origin is null"))
                .orElse(Clause.NONE);
    }

    /** In an index of their own: to look them up in the table's rows is what a planner would rather sort for. */
    private Clause withFacts(IndexRange range) {
        Clause facts = facts(range);
        if (facts.isEmpty()) return Clause.NONE;
        return Clause.of("exists (select 1 from ")
                .then(executions.at(criteria.scope(), IndexRange.LISTED))
                .then(" and ")
                .then(facts)
                .then(ONE_BY_ONE);
    }

    /** What neither the range grants nor its index says. */
    private Clause facts(IndexRange range) {
        Facts facts = criteria.facts();
        return Clause.all(Stream.of(
                facts.status()
                        .filter(it -> !range.isOf(STATUS))
                        .map(it -> Clause.of("e.status = ?", it.name()))
                        .orElse(Clause.NONE),
                origin().filter(it -> !range.has(ORIGIN))
                        .map(it -> Clause.of("e.origin is null"))
                        .orElse(Clause.NONE),
                versions.filter(it -> !range.has(DEFINITION))
                        .map(it -> it.condition("e"))
                        .orElse(Clause.NONE)));
    }

    private Stream<Clause> withTerms(Way way) {
        return IntStream.range(0, terms.size())
                .filter(i -> !way.granted().equals(Optional.of(i)))
                .mapToObj(i -> Clause.any(terms.get(i).stream().map(ListQuery::has)));
    }

    private static Clause has(long term) {
        return Clause.of("exists (select 1 from workfloo_term t where t.term = ?", term)
                .then(" and t.created_at = listed.created_at and t.number = listed.number" + ONE_BY_ONE);
    }
}
