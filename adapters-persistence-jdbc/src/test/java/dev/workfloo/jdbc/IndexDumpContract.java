package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.ScenarioPolicy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who has all that is in the database, and no key, learns by the index of searches. */
abstract class IndexDumpContract {

    private static final String NAME = "Guadalupe Ñuño";
    private static final String RFC = "KIBA801010BPA";
    private static final int LABEL = 1;

    private final DefinitionId definition = aDefinitionId();
    private HikariDataSource pool;
    private Workfloo workfloo;

    abstract HikariDataSource newPool();

    /** All that stands in the database. */
    abstract String dump(Connection connection) throws SQLException;

    @BeforeEach
    void publish() {
        pool = newPool();
        JdbcStore store = JdbcStore.on(pool, EncryptionKey.random());
        workfloo = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .scenarios(ScenarioPolicy.CONNECTORS)
                .build();
        for (String workspace : List.of("one", "two")) {
            published(
                    store,
                    Scope.production(workspace).workspace(),
                    read(object(
                            "id",
                            definition.hex(),
                            "name",
                            "Application",
                            "start",
                            "applicant",
                            "nodes",
                            List.of(
                                    aFormNode(
                                            "applicant",
                                            "done",
                                            aField("first_name", "TEXT", "searchable", true),
                                            aField("rfc_pf", "TEXT", "searchable", true)),
                                    aLabelNode("done", "", "approved")))));
        }
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private Set<Long> terms(Scope scope, String name, String rfc) {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(scope, definition.hex()))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        workfloo.steps()
                .answerForm(scope, id, Value.Context.of(Map.of("first_name", name, "rfc_pf", rfc)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        return new TreeSet<>(new Sql(pool)
                .list(
                        "select t.term from workfloo_term t, workfloo_execution e where e.id = ?"
                                + " and t.created_at = e.created_at and t.number = e.number",
                        row -> row.getLong(1),
                        id.hex()));
    }

    private static Set<Long> common(Set<Long> some, Set<Long> others) {
        Set<Long> common = new TreeSet<>(some);
        common.retainAll(others);
        return common;
    }

    @Test
    void holdsNoAnswerNorItsBeginnings() throws SQLException {
        terms(Scope.production("one"), NAME, RFC);

        String dump;
        try (Connection connection = pool.getConnection()) {
            dump = dump(connection).toLowerCase(Locale.ROOT);
        }

        assertTrue(dump.contains("workfloo_term"), dump);
        for (String text : List.of(NAME, "guadalupe nuno", RFC)) {
            IntStream.rangeClosed(5, text.length())
                    .mapToObj(end -> text.substring(0, end))
                    .forEach(beginning -> {
                        for (String written : writings(beginning)) {
                            assertFalse(dump.contains(written.toLowerCase(Locale.ROOT)), beginning);
                        }
                    });
        }
    }

    private static List<String> writings(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        String upper = HexFormat.of().formatHex(text.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        String lower = HexFormat.of().formatHex(text.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        return List.of(
                text,
                HexFormat.of().formatHex(bytes),
                upper,
                lower,
                Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    @Test
    void tellsNothingOverWorkspacesAndEnvironments() {
        Set<Long> one = terms(Scope.production("one"), NAME, RFC);
        Set<Long> trial = terms(Scope.sandbox("one"), NAME, RFC);
        Set<Long> another = terms(Scope.production("two"), NAME, RFC);

        assertEquals(Set.of(), common(one, trial));
        assertEquals(Set.of(), common(one, another));
        assertEquals(List.of(one.size(), one.size()), List.of(trial.size(), another.size()));
    }

    /** As the page on operations says. */
    @Test
    void tellsWhatAnswersOfAWorkspaceHaveInCommon() {
        Set<Long> first = terms(Scope.production("one"), "Guadalupe", "AAAA801010AAA");
        Set<Long> same = terms(Scope.production("one"), "GUADALUPE", "BBBB801010BBB");
        Set<Long> alike = terms(Scope.production("one"), "Guadiana", "CCCC801010CCC");
        Set<Long> other = terms(Scope.production("one"), "Eva", "DDDD801010DDD");

        int wholeAndBeginnings = 1 + "guadalupe".length() - 2;
        assertEquals(LABEL + wholeAndBeginnings, common(first, same).size());
        assertEquals(LABEL + "guad".length() - 2, common(first, alike).size());
        assertEquals(LABEL, common(first, other).size());
        assertEquals(LABEL + wholeAndBeginnings + 1 + 13 - 2, first.size());
    }
}
