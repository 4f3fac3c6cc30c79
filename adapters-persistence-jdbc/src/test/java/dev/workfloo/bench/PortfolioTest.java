package dev.workfloo.bench;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.ExecutionPage;
import dev.workfloo.application.port.in.search.FindExecutions;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** That what is measured is what a store would keep. */
class PortfolioTest {

    private static final int EXECUTIONS = 4_000;

    private static final HikariDataSource POOL = TestPostgres.newPool();
    private static final Portfolio PORTFOLIO = Portfolio.filled(POOL, EncryptionKey.random(), EXECUTIONS);
    private static final Sql SQL = new Sql(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static List<Place> found(SearchTerm... terms) {
        List<Set<SearchTerm>> each = List.of(terms).stream().map(Set::of).toList();
        ExecutionCriteria all = ExecutionCriteria.all(Portfolio.LENDER);
        return PORTFOLIO
                .store()
                .index()
                .find(
                        new ExecutionCriteria(all.scope(), all.facts(), all.created(), all.versions(), each),
                        Beginning.FRONT,
                        EXECUTIONS);
    }

    private static long counted(String condition) {
        return SQL.first("select count(*) from workfloo_execution where " + condition, row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void aTenthIsOpenAndCounted() {
        long open = counted("status = 'PROGRESS'");

        long census = PORTFOLIO.store().census(NOON).waiting().stream()
                .mapToLong(Census.Waiting::count)
                .sum();

        assertEquals(open, census);
        assertEquals(0.1, open / (double) EXECUTIONS, 0.03);
    }

    @Test
    void copiesAreFoundByTheTermsOfTheStore() {
        List<Place> rare = found(SearchTerm.prefix("first_name", "xochi").orElseThrow());
        List<Place> common = found(SearchTerm.prefix("first_name", "Mar").orElseThrow());
        List<Place> approved = found(SearchTerm.label("aprobado"));

        // The original is found too.
        assertEquals(Portfolio.RARE + 1, rare.size());
        assertTrue(rare.containsAll(found(SearchTerm.whole("rfc_pf", Portfolio.RARE_RFC))));
        assertTrue(common.size() > EXECUTIONS / 20, common.size() + " found");
        assertTrue(approved.size() > EXECUTIONS / 5, approved.size() + " found");
    }

    @Test
    void eachTermBelongsToAnExecution() {
        long entries = SQL.first("select count(*) from workfloo_term", row -> row.getLong(1))
                .orElseThrow();
        long remembered = SQL.first(
                        "select count(*) from workfloo_searched s join workfloo_execution e"
                                + " on e.id = s.execution_id and e.created_at = s.created_at and e.number = s.number"
                                + " cross join unnest(s.terms) one join workfloo_term t"
                                + " on t.term = one and t.created_at = s.created_at and t.number = s.number",
                        row -> row.getLong(1))
                .orElseThrow();

        assertEquals(entries, remembered);
    }

    @Test
    void copiesAreListedAndOthersStartedBesideThem() {
        FindExecutions.Page behindTheOriginals = new FindExecutions.Page(5, 200);

        ExecutionPage listed = PORTFOLIO
                .workfloo()
                .finding()
                .find(Portfolio.LENDER, ExecutionFilter.ALL, behindTheOriginals)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        long number = PORTFOLIO
                .workfloo()
                .executions()
                .execute(StartWorkfloo.of(Portfolio.LENDER, Originals.definition("Crédito PyME"))
                        .withForm(Map.of("income", 20_000)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .number();

        assertEquals(200, listed.items().count());
        assertEquals(
                Optional.of(number), SQL.first("select max(number) from workfloo_execution", row -> row.getLong(1)));
    }
}
