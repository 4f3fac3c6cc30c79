package dev.workfloo.jdbc;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.KeyColumn;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A column that is encrypted and not on the list would stay under an old key for good, and be lost with it. */
class SealedColumnsTest {

    /** Bytes that are not encrypted: a note beside work. */
    private static final String NOTES = "workfloo_work.task_data";

    /** Keys encrypted under each other: those of a key that is dropped are deleted. */
    private static final String KEYS = "workfloo_sealed_key.sealed";

    /** It is shown to everyone. */
    private static final String LOGO = "workfloo_brand.logo";

    private static final String BINARY = """
            select lower(table_name) || '.' || lower(column_name) from information_schema.columns
            where lower(table_name) like 'workfloo%' and lower(data_type) like '%binary%'""";

    private static final String PRIMARY_KEY = """
            select lower(k.column_name) from information_schema.table_constraints c
            join information_schema.key_column_usage k on k.constraint_name = c.constraint_name
            where lower(c.table_name) = ? and c.constraint_type = 'PRIMARY KEY' order by k.ordinal_position""";

    private final HikariDataSource pool = TestPostgres.pool("jdbc:h2:mem:sealed-columns");

    @BeforeEach
    void makeTables() {
        JdbcStore.on(pool, EncryptionKey.random());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void areAllThatHoldBytes() {
        Set<String> binary = new TreeSet<>(new Sql(pool).list(BINARY, row -> row.getString(1)));

        Set<String> listed = SealedColumns.ALL.stream().map(SealedColumn::place).collect(toCollection(TreeSet::new));
        listed.addAll(Set.of(NOTES, KEYS, LOGO));
        assertEquals(listed, binary, "let the list of what is encrypted, or of what is not, have each");
    }

    @Test
    void areReadByTheirPrimaryKeys() {
        for (SealedColumn column : SealedColumns.ALL) {
            List<String> key = new Sql(pool)
                    .list(PRIMARY_KEY, row -> row.getString(1), column.rows().table());

            assertEquals(key, column.rows().key().stream().map(KeyColumn::name).toList(), column.place());
        }
    }
}
