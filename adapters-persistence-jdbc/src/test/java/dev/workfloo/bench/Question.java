package dev.workfloo.bench;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.ExecutionStatus;
import dev.workfloo.execution.search.SearchTerm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is asked of a {@link Portfolio}.
 *
 * @param page which one, of a hundred executions
 */
public record Question(String name, ExecutionCriteria criteria, int page) {

    /** How many executions there are on a page. */
    public static final int PAGE = 100;

    private static final SearchTerm MAR = beginning("first_name", "mar");
    private static final SearchTerm GAR = beginning("last_name_1", "gar");
    private static final SearchTerm XOC = beginning("first_name", "xoc");

    /** The newest of each kind of list. */
    public static final List<Question> FIRST_PAGES = List.of(
            all("all"),
            all("that ended well").that(ExecutionStatus.SUCCESS),
            all("that are open").that(ExecutionStatus.PROGRESS),
            all("that failed, as few do").that(ExecutionStatus.ERROR),
            all("of one definition").on(Originals.definition("Crédito PyME")),
            all("of a month").in("2024-05"),
            all("with a label of many").with(SearchTerm.label("aprobado")),
            all("with a label of few").with(SearchTerm.label("excepción")),
            all("names from mar, as many have").with(MAR),
            all("names from xoc, as seven have").with(XOC),
            all("a surname of many").with(SearchTerm.whole("last_name_1", "López")),
            all("an RFC").with(SearchTerm.whole("rfc_pf", Portfolio.RARE_RFC)),
            all("mar and gar").with(MAR, GAR),
            all("mar and xoc").with(MAR, XOC),
            all("mar and a surname of few").with(MAR, SearchTerm.whole("last_name_1", "Ibáñez")),
            all("mar, open").with(MAR).that(ExecutionStatus.PROGRESS),
            all("mar, failed").with(MAR).that(ExecutionStatus.ERROR),
            all("mar with a label of few").with(MAR, SearchTerm.label("excepción")),
            all("mar, of a month").with(MAR).in("2024-05"),
            all("two labels that nobody has both of")
                    .with(SearchTerm.label("rechazado"), SearchTerm.label("preferente")),
            all("mar, gar, open, on one definition, of a month")
                    .with(MAR, GAR)
                    .that(ExecutionStatus.PROGRESS)
                    .on(Originals.definition("Crédito PyME"))
                    .in("2024-05"));

    /** Far from the front, and asked for out of turn. */
    public static final List<Question> DEEP_PAGES = List.of(
            all("all").at(10_000),
            all("that ended well").that(ExecutionStatus.SUCCESS).at(10_000),
            all("that are open").that(ExecutionStatus.PROGRESS).at(1_000),
            all("of one definition").on(Originals.definition("Crédito PyME")).at(1_000),
            all("with a label of many").with(SearchTerm.label("aprobado")).at(10_000),
            all("names from mar").with(MAR).at(1_000),
            all("mar, ended well").with(MAR).that(ExecutionStatus.SUCCESS).at(1_000),
            all("mar and gar").with(MAR, GAR).at(100));

    private static Question all(String name) {
        return new Question(name, ExecutionCriteria.all(Portfolio.LENDER), 1);
    }

    private static SearchTerm beginning(String field, String text) {
        return SearchTerm.prefix(field, text).orElseThrow();
    }

    Question at(int otherPage) {
        return new Question(name, criteria, otherPage);
    }

    private Question that(ExecutionStatus status) {
        return asking(
                new Facts(Optional.of(status), Optional.empty(), Optional.empty()),
                criteria.created(),
                criteria.versions(),
                criteria.terms());
    }

    private Question in(String month) {
        Instant from = Instant.parse(month + "-01T00:00:00Z");
        Instant to = Instant.parse(month + "-28T00:00:00Z");
        return asking(
                criteria.facts(),
                new Period(Optional.of(from), Optional.of(to)),
                criteria.versions(),
                criteria.terms());
    }

    private Question on(String definition) {
        DefinitionVersion first = new DefinitionVersion(new DefinitionId(definition), 1);
        return asking(criteria.facts(), criteria.created(), Optional.of(Set.of(first)), criteria.terms());
    }

    private Question with(SearchTerm... terms) {
        return asking(
                criteria.facts(),
                criteria.created(),
                criteria.versions(),
                Stream.of(terms).map(Set::of).toList());
    }

    private Question asking(
            Facts facts, Period created, Optional<Set<DefinitionVersion>> versions, List<Set<SearchTerm>> terms) {
        return new Question(name, new ExecutionCriteria(criteria.scope(), facts, created, versions, terms), page);
    }

    /** How many executions stand before it. */
    long skipped() {
        return (page - 1L) * PAGE;
    }
}
