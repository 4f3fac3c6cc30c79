package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Lists against a model in memory: whatever is started meanwhile, and whatever is asked for. */
class ListProperties {

    private static TestService service;

    @BeforeContainer
    static void start() {
        service = TestService.start();
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    /** Goes from page to page, one at each call. */
    private static final class Walker {

        private final ListingLender lender;
        private final boolean byLinks;
        private final int size;
        private final List<String> seen = new ArrayList<>();
        private List<String> thereAtFirst = List.of();
        private Optional<String> next;
        private int page = 1;

        Walker(ListingLender lender, boolean byLinks, int size) {
            this.lender = lender;
            this.byLinks = byLinks;
            this.size = size;
            this.next = Optional.of(ListingLender.SECOND + "?itemsPerPage=" + size);
        }

        void walk(List<String> model) {
            if (next.isEmpty()) return;
            if (page == 1) thereAtFirst = List.copyOf(model);
            Reply reply =
                    byLinks ? lender.get(next.get()).send() : lender.first("itemsPerPage=" + size + "&page=" + page);
            seen.addAll(byLinks ? ListingLender.ids(reply) : ListingLender.ids(reply, "items"));
            boolean hasNext = Json.tree(reply.body()).path("hasNextPage").asBoolean();
            if (byLinks) next = ListingLender.next(reply);
            else if (!hasNext) next = Optional.empty();
            page++;
        }

        void walkToTheEnd(List<String> model) {
            while (next.isPresent()) walk(model);
        }
    }

    /**
     * Two follow links, through pages of one size, and one counts its pages, of another; which walks on, or that something is
     * started, is said by numbers.
     */
    @Property(tries = 25)
    void nobodySeesAnythingTwiceOrMissesAnything(
            @ForAll @Size(max = 40) List<@IntRange(max = 5) Integer> script,
            @ForAll @IntRange(min = 1, max = 4) int size) {
        ListingLender lender = new ListingLender(service);
        List<String> newestFirst = new ArrayList<>();
        List<Walker> walkers = List.of(
                new Walker(lender, true, size), new Walker(lender, true, size), new Walker(lender, false, size + 1));

        for (int turn : script) {
            if (turn < walkers.size()) walkers.get(turn).walk(newestFirst);
            else newestFirst.add(0, lender.started("Ana"));
        }
        walkers.forEach(walker -> walker.walkToTheEnd(newestFirst));

        for (Walker walker : walkers) {
            assertEquals(new HashSet<>(walker.seen).size(), walker.seen.size(), "twice");
            assertEquals(walker.thereAtFirst, walker.seen);
        }
    }

    private static final List<String> NAMES =
            List.of("Ana", "ÁNA María", "ana  maria", "Anabel", "Ñusta", "Nusta", "ＡＮＡ");
    private static final List<String> SEARCHES =
            List.of("ana", "ANA", "áná m", "ana maría", "anab", "ñus", "NUS", "ana maria x", "bel");

    /** @param income of 1,000 and more, it waits and is prime; of less, it has ended and is refused */
    record Applicant(String name, Optional<String> company, int income) {

        boolean isPrime() {
            return income >= 1_000;
        }

        String body() {
            String answers = "{\"first_name\": \"" + name + "\", \"income\": " + income;
            return answers
                    + company.map(it -> ", \"company_name\": \"" + it + "\"").orElse("") + "}";
        }
    }

    @Provide
    Arbitrary<Applicant> applicants() {
        return Combinators.combine(
                        Arbitraries.of(NAMES), Arbitraries.of(NAMES).optional(), Arbitraries.of(1, 1_000, 5_000))
                .as(Applicant::new);
    }

    /** What is asked for; empty is not asked for. */
    record Asked(Optional<String> name, Optional<String> company, Optional<String> label, Optional<String> status) {

        String query() {
            Map<String, String> all = new TreeMap<>();
            name.ifPresent(it -> all.put("first_name", it));
            company.ifPresent(it -> all.put("nodes.form.searchableBy.company_name", it));
            label.ifPresent(it -> all.put("labels", it));
            status.ifPresent(it -> all.put("status", it));
            return all.entrySet().stream()
                    .map(each -> each.getKey() + "=" + ListingLender.encoded(each.getValue()))
                    .collect(Collectors.joining("&"));
        }

        boolean meets(Applicant applicant) {
            return name.stream().allMatch(it -> begins(applicant.name(), it))
                    && company.stream()
                            .allMatch(it -> applicant
                                    .company()
                                    .filter(had -> begins(had, it))
                                    .isPresent())
                    && label.stream().allMatch(it -> it.equals("applied") || it.equals("prime") == applicant.isPrime())
                    && status.stream().allMatch(it -> it.equals("PROGRESS") == applicant.isPrime());
        }

        private static boolean begins(String text, String searched) {
            return plain(text).startsWith(plain(searched));
        }

        /** A tilde makes another letter of n, and of no other. */
        private static String plain(String text) {
            String kept = Normalizer.normalize(text, Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replace('ñ', '\u0001');
            return Normalizer.normalize(kept, Form.NFD).replaceAll("\\p{M}", "").replaceAll("\\s+", " ");
        }
    }

    @Provide
    Arbitrary<Asked> asked() {
        return Combinators.combine(
                        Arbitraries.of(SEARCHES).optional(0.5),
                        Arbitraries.of(SEARCHES).optional(0.3),
                        Arbitraries.of("applied", "prime", "refused").optional(0.5),
                        Arbitraries.of("PROGRESS", "SUCCESS").optional(0.3))
                .as(Asked::new);
    }

    @Property(tries = 20)
    void findsWhatAModelFinds(
            @ForAll("applicants10") List<Applicant> applicants, @ForAll("asked5") List<Asked> questions) {
        ListingLender lender = new ListingLender(service);
        Map<String, Applicant> started = new TreeMap<>();
        List<String> newestFirst = new ArrayList<>();
        for (Applicant applicant : applicants) {
            String id = lender.start(applicant.body());
            started.put(id, applicant);
            newestFirst.add(0, id);
        }

        for (Asked asked : questions) {
            List<String> expected = newestFirst.stream()
                    .filter(id -> asked.meets(started.get(id)))
                    .toList();
            assertEquals(expected, lender.found(asked.query()), asked::query);
        }
        assertTrue(lender.found("").size() == applicants.size());
    }

    @Provide
    Arbitrary<List<Applicant>> applicants10() {
        return applicants().list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<Asked>> asked5() {
        return asked().list().ofSize(5);
    }
}
