package dev.workfloo.jdbc.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.EarlierReleases;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.Race;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tables come up to date, whatever there was before and whatever happens meanwhile. */
abstract class MigratorContract {

    private static final String OPEN = "insert into workfloo_execution (id, workspace, environment, definition_id,"
            + " definition_version, created_at, begun_revision, begun_format, begun, format, status, revision, modified_at,"
            + " state) values (?, 'lender', 'SANDBOX', '657117e1d511b6e54fe2a967', 1, current_timestamp, 1, 1, '{}', 1,"
            + " 'PROGRESS', 1, current_timestamp, '{\"position\":{\"at\":\"form\"}')";

    /** They are the same in each new schema, and take a while to be made. */
    private static final Map<Dialect, List<String>> WHEN_NEW = new ConcurrentHashMap<>();

    abstract Dialect dialect();

    /** The URL of a new database, or of a new schema in one. */
    abstract String url();

    abstract String schema(String url);

    private void upgrade(DataSource database) {
        Migrator.bringUpToDate(database, dialect(), Optional.empty(), told -> {});
    }

    List<String> shapes(String url) {
        return TableShapes.in(MortalConnections.immortal(url), dialect(), schema(url));
    }

    List<String> shapesWhenNew() {
        return WHEN_NEW.computeIfAbsent(dialect(), dialect -> {
            String url = url();
            upgrade(MortalConnections.immortal(url));
            return shapes(url);
        });
    }

    static void assertSame(List<String> expected, List<String> found, String where) {
        assertEquals(without(expected, found), without(found, expected), where);
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }

    List<String> versions(String url) {
        return new Sql(MortalConnections.immortal(url))
                .list(
                        "select \"version\" from \"workfloo_schema_history\" where \"success\" and \"version\" is not null"
                                + " and \"type\" = 'SQL' order by cast(\"version\" as integer)",
                        row -> row.getString(1));
    }

    List<String> known() {
        return Migration.all(dialect()).stream().map(Migration::number).toList();
    }

    private long counted(String url) {
        return new Sql(MortalConnections.immortal(url))
                .first("select sum(change) from workfloo_open_count", row -> row.getLong(1))
                .orElseThrow();
    }

    private List<String> unindexed(String url) {
        return new Sql(MortalConnections.immortal(url))
                .list("select execution_id from workfloo_unindexed order by execution_id", row -> row.getString(1));
    }

    @Test
    void areMadeFromNothing() {
        String url = url();

        upgrade(MortalConnections.immortal(url));

        assertEquals(known(), versions(url));
        assertTrue(
                shapes(url).stream().anyMatch(it -> it.toLowerCase(Locale.ROOT).contains("workfloo_open_count")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void areTakenOverFromTheReleaseBefore(String version) {
        String url = url();
        EarlierReleases.BEFORE.upTo(version, url);
        Sql sql = new Sql(MortalConnections.immortal(url));
        for (String id : List.of("one", "two", "three")) sql.update(OPEN, id);

        upgrade(MortalConnections.immortal(url));

        assertEquals(known(), versions(url));
        assertSame(shapesWhenNew(), shapes(url), version);
        assertEquals(3, counted(url));
        assertEquals(List.of("one", "three", "two"), unindexed(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "6", "latest"})
    void areTakenOverFromWhatCameLater(String version) {
        String url = url();
        EarlierReleases.LATER.upTo("4", url);
        Sql sql = new Sql(MortalConnections.immortal(url));
        for (String id : List.of("one", "two", "three")) sql.update(OPEN, id);
        EarlierReleases.LATER.upTo(version, url);

        upgrade(MortalConnections.immortal(url));

        assertEquals(known(), versions(url));
        assertSame(shapesWhenNew(), shapes(url), version);
        assertEquals(3, counted(url));
        assertEquals(List.of("one", "three", "two"), unindexed(url));
    }

    /** Whatever the index knew by then. */
    @Test
    void haveOtherOriginsThanTheApiIndexedAnew() throws SQLException {
        String url = url();
        DataSource jobs = MortalConnections.immortal(url);
        List<Migration> before = Migration.all(dialect()).stream()
                .filter(migration -> migration.version() < 17)
                .toList();
        new Migrator(jobs, new SchemaName(schema(url), dialect()), told -> {}, before).run();
        Sql sql = new Sql(jobs);
        for (String id : List.of("api", "behind", "front", "page")) sql.update(OPEN, id);
        sql.update("update workfloo_execution set searched_revision = revision where id <> 'behind'");
        sql.update("update workfloo_execution set origin = 'FRONT' where id in ('front', 'page')");

        upgrade(jobs);

        assertEquals(List.of("behind", "front", "page"), unindexed(url));
    }

    @Test
    void letTheReleaseBeforeStartBesideThem() {
        String url = url();
        upgrade(MortalConnections.immortal(url));

        EarlierReleases.BEFORE.bringUpToDate(url);
        upgrade(MortalConnections.immortal(url));

        assertEquals(known(), versions(url));
    }

    @Test
    void standBesideWhatOthersMade() {
        String url = url();
        new Sql(MortalConnections.immortal(url)).update("create table customers (name varchar(10))");

        upgrade(MortalConnections.immortal(url));
        EarlierReleases.BEFORE.bringUpToDate(url);

        assertEquals(known(), versions(url));
    }

    @Test
    void areMadeByOneOfMany() {
        String url = url();
        EarlierReleases.BEFORE.bringUpToDate(url);
        Queue<String> told = new ConcurrentLinkedQueue<>();

        Race.of(4, number -> {
            Migrator.bringUpToDate(MortalConnections.immortal(url), dialect(), Optional.empty(), told::add);
            return number;
        });

        assertEquals(known(), versions(url));
        assertEquals(
                known().size() - 4,
                told.stream()
                        .filter(it -> it.contains("are brought up to date: V"))
                        .count(),
                told.toString());
    }

    /** Of how many statements there is one that it dies behind. */
    abstract int step();

    /** Of fewer, where there is time; each one with {@code -Dworkfloo.upgrade.step=1}. */
    abstract int closeStep();

    @Test
    void goOnWhereAProcessDied() {
        goOnWhereAProcessDied(step());
    }

    @Tag("long")
    @Test
    void goOnWhereverAProcessDied() {
        goOnWhereAProcessDied(Integer.getInteger("workfloo.upgrade.step", closeStep()));
    }

    /** Dies behind its statements in turn; what is left each time is what the next one finds. */
    private void goOnWhereAProcessDied(int step) {
        List<String> whole = shapesWhenNew();
        boolean hasDied = true;
        int statements = 1;
        while (hasDied) {
            String url = url();
            MortalConnections mortal = new MortalConnections(url, statements);
            try {
                upgrade(mortal);
            } catch (RuntimeException e) {
                assertTrue(mortal.hasDied(), e.toString());
            }
            hasDied = mortal.hasDied();

            upgrade(MortalConnections.immortal(url));

            assertSame(whole, shapes(url), "it died behind statement " + statements);
            assertEquals(known(), versions(url));
            statements += step;
        }
        assertTrue(statements > 40, statements + " statements");
    }

    @Test
    void areNotTouchedWhereFlywayLeftThemHalfDone() {
        String url = url();
        EarlierReleases.BEFORE.upTo("3", url);
        Sql sql = new Sql(MortalConnections.immortal(url));
        sql.update("update \"workfloo_schema_history\" set \"success\" = false where \"version\" = '3'");

        String refusal = assertThrows(StoreUnavailable.class, () -> upgrade(MortalConnections.immortal(url)))
                .getMessage();

        assertTrue(String.valueOf(refusal).contains("an earlier release began V3 at 20"), refusal);
        assertTrue(String.valueOf(refusal).contains("delete its row from workfloo_schema_history"), refusal);
        assertEquals(List.of("1", "2"), versions(url));
    }

    @Test
    void ofANewerReleaseStayAsTheyAre() {
        String url = url();
        upgrade(MortalConnections.immortal(url));
        Sql sql = new Sql(MortalConnections.immortal(url));
        sql.update("update \"workfloo_schema_history\" set \"version\" = '999', \"checksum\" = 1 where \"version\" = '"
                + known().get(known().size() - 1) + "'");
        sql.update(
                "insert into \"workfloo_schema_history\" select \"installed_rank\" + 1, '"
                        + known().get(known().size() - 1)
                        + "', \"description\", \"type\", \"script\", null, \"installed_by\","
                        + " \"installed_on\", \"execution_time\", \"success\" from \"workfloo_schema_history\" where \"version\" = '999'");

        upgrade(MortalConnections.immortal(url));

        assertTrue(versions(url).contains("999"));
    }

    @Test
    void ofAnotherTextAreRefused() {
        String url = url();
        upgrade(MortalConnections.immortal(url));
        new Sql(MortalConnections.immortal(url))
                .update("update \"workfloo_schema_history\" set \"checksum\" = 1 where \"version\" = '2'");

        String refusal = assertThrows(StoreUnavailable.class, () -> upgrade(MortalConnections.immortal(url)))
                .getMessage();

        assertTrue(String.valueOf(refusal).contains("V2 (work consents expiry)"), refusal);
        assertFalse(String.valueOf(refusal).contains("\n"), refusal);
    }
}
