package dev.workfloo.jdbc;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.content.ContentRows;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.execution.KeptRows;
import dev.workfloo.jdbc.person.PersonInserts;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A column that a migration adds is written from then on, and what is written has a column. */
class ColumnsTest {

    private static final VersionTables VERSIONS = new VersionTables("workfloo_definition");
    private static final VersionTables POOL_VERSIONS = new VersionTables("workfloo_pool");

    private static final List<Insert<?>> INSERTS = Stream.of(
                    KeptRows.INSERTS,
                    ContentRows.INSERTS,
                    PersonInserts.ALL,
                    List.of(JdbcKeys.INSERT, JdbcSigningSecrets.INSERT, VERSIONS.insert(), POOL_VERSIONS.insert()))
            .<Insert<?>>flatMap(List::stream)
            .toList();

    /** What the database fills in, and what is filled in later: of work, by its scheduler. */
    private static final Set<String> NOT_INSERTED = Set.of(
            "workfloo_execution.number",
            "workfloo_work.picked_by",
            "workfloo_work.last_success",
            "workfloo_work.last_failure",
            "workfloo_work.consecutive_failures",
            "workfloo_work.last_heartbeat",
            "workfloo_work.kind",
            "workfloo_consent.sequence",
            "workfloo_consent.previous",
            "workfloo_consent.hash",
            "workfloo_consent.own_key",
            "workfloo_callback.given_up_at",
            "workfloo_callback.settled_at",
            "workfloo_callback.is_short",
            "workfloo_key.revoked_at",
            "workfloo_person_link.revoked_at");

    /** They have one or two statements each, which stand where they are used. */
    private static final Set<String> SMALL = Set.of(
            "workfloo_encryption",
            "workfloo_encryption_key",
            "workfloo_sealed_key",
            "workfloo_dropped_key",
            "workfloo_reencryption",
            "workfloo_definition",
            "workfloo_pool",
            "workfloo_scenario",
            "workfloo_consent_chain",
            "workfloo_open_count",
            "workfloo_work_pause",
            "workfloo_subscription",
            "workfloo_event",
            "workfloo_held_event",
            "workfloo_term",
            "workfloo_searched",
            "workfloo_unindexed",
            "workfloo_index_key",
            "workfloo_retention",
            "workfloo_retention_progress",
            "workfloo_schema_history");

    private final HikariDataSource pool = TestPostgres.pool("jdbc:h2:mem:columns");

    @BeforeEach
    void makeTables() {
        JdbcStore.on(pool, EncryptionKey.random());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void writeEachColumnOfTheTables() {
        assertEquals(Set.of(), without(inTables(), written()));
    }

    @Test
    void areInTheTables() {
        assertEquals(Set.of(), without(written(), inTables()));
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        return all.stream().filter(column -> !others.contains(column)).collect(toCollection(TreeSet::new));
    }

    private static Set<String> written() {
        Set<String> written = new TreeSet<>(NOT_INSERTED);
        for (Insert<?> insert : INSERTS) {
            for (String name : insert.columns().names().split(", ")) written.add(insert.table() + "." + name);
        }
        return written;
    }

    private Set<String> inTables() {
        return new Sql(pool)
                .list("""
                        select lower(table_name), lower(column_name) from information_schema.columns
                        where lower(table_name) like 'workfloo%'""", row -> List.of(row.getString(1), row.getString(2))).stream()
                        .filter(column -> !SMALL.contains(column.get(0)))
                        .map(column -> String.join(".", column))
                        .collect(toCollection(TreeSet::new));
    }
}
