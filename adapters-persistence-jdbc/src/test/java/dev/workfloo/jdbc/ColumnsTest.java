package dev.workfloo.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.execution.KeptRows;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A column that a migration adds is written from then on, and what is written has a column. */
class ColumnsTest {

    private static final List<Insert<?>> INSERTS = Stream.concat(
                    KeptRows.INSERTS.stream(),
                    Stream.of(JdbcKeys.INSERT, JdbcSigningSecrets.INSERT, JdbcDefinitions.INSERT))
            .toList();

    /** What the database fills in, and what is filled in later: of work, by its scheduler. */
    private static final Map<String, Set<String>> NOT_INSERTED = Map.of(
            "workfloo_execution", Set.of("number"),
            "workfloo_work",
                    Set.of(
                            "picked_by",
                            "last_success",
                            "last_failure",
                            "consecutive_failures",
                            "last_heartbeat",
                            "kind"),
            "workfloo_consent", Set.of("sequence", "previous", "hash"),
            "workfloo_callback", Set.of("given_up_at"),
            "workfloo_key", Set.of("revoked_at"));

    /** They have one or two statements each, which stand where they are used. */
    private static final Set<String> SMALL = Set.of(
            "workfloo_encryption",
            "workfloo_definition",
            "workfloo_scenario",
            "workfloo_consent_chain",
            "workfloo_open_count",
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
    void areThoseOfTheTables() {
        Map<String, Set<String>> written = new TreeMap<>();
        for (Insert<?> insert : INSERTS) {
            Stream<String> names = Stream.of(insert.columns().names().split(", "));
            Set<String> others = NOT_INSERTED.getOrDefault(insert.table(), Set.of());
            written.put(insert.table(), Stream.concat(names, others.stream()).collect(toCollection(TreeSet::new)));
        }

        Map<String, Set<String>> kept = tables();

        assertEquals(kept, written);
    }

    private Map<String, Set<String>> tables() {
        return new Sql(pool)
                .list("""
                        select lower(table_name) of_table, lower(column_name) name from information_schema.columns
                        where lower(table_name) like 'workfloo%'""", row -> List.of(row.getString("of_table"), row.getString("name"))).stream()
                        .filter(column -> !SMALL.contains(column.get(0)))
                        .collect(groupingBy(
                                column -> column.get(0),
                                TreeMap::new,
                                mapping(column -> column.get(1), toCollection(TreeSet::new))));
    }
}
