package dev.workfloo.jdbc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.search.LeftByOthers.OnceThrough;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an earlier release wrote that had H2's file in between. */
class LeftByOthersTest {

    private static final String INSERT = "insert into workfloo_execution (id, workspace, environment, definition_id,"
            + " definition_version, created_at, begun_revision, begun_format, begun, format, status, revision, modified_at,"
            + " state, searched_revision) select lpad(cast(x as varchar(24)), 24, '0'), 'lender', 'SANDBOX', 'any', 1,"
            + " current_timestamp, 1, 1, '{}', 1, 'SUCCESS', 2, current_timestamp, '{}',"
            + " case mod(x, 3) when 0 then 2 when 1 then 1 end from system_range(1, 25)";

    private final HikariDataSource pool = TestPostgres.pool("jdbc:h2:mem:left-by-others");
    private final Sql sql = new Sql(pool);

    @BeforeEach
    void fill() {
        JdbcStore.on(pool, EncryptionKey.random());
        sql.update(INSERT);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void isFoundOnceSomeAtATime() {
        OnceThrough through = new OnceThrough(sql, 10);

        List<Integer> found =
                IntStream.range(0, 5).map(i -> through.find()).boxed().toList();

        assertEquals(List.of(7, 7, 3, 0, 0), found);
        assertEquals(17, noted());
    }

    @Test
    void isNotNotedTwice() {
        new OnceThrough(sql, 100).find();

        assertEquals(0, new OnceThrough(sql, 100).find());
        assertEquals(17, noted());
    }

    private int noted() {
        return sql.first("select count(*) from workfloo_unindexed", row -> row.getInt(1))
                .orElseThrow();
    }
}
