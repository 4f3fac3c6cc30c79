package dev.workfloo.jdbc.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Brand;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.sql.Sql;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RacedBrandTest {

    /** As in a transaction of the host that sees what stood when it began. */
    @Test
    void isGivenUpWhereTheOtherStaysUnseen() {
        try (HikariDataSource pool = TestPostgres.pool(TestPostgres.newDatabase())) {
            Sql sql = new Sql(pool);
            sql.update("create table workfloo_brand"
                    + " (workspace varchar(64) primary key, name text, colour text, logo bytea)");
            sql.update("create rule unseen as on delete to workfloo_brand do instead nothing");
            JdbcBrands brands = new JdbcBrands(sql);
            WorkspaceId lender = new WorkspaceId("lender");
            Brand first = new Brand("First", Optional.empty(), Optional.empty());
            brands.put(lender, first);

            assertThrows(
                    StoreUnavailable.class,
                    () -> brands.put(lender, new Brand("Second", Optional.empty(), Optional.empty())));

            assertEquals(Optional.of(first), brands.find(lender));
        }
    }
}
