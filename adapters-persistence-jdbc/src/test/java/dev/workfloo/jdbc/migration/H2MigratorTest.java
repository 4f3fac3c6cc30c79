package dev.workfloo.jdbc.migration;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class H2MigratorTest extends MigratorContract {

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    String schema(String url) {
        return "PUBLIC";
    }

    @Test
    void sayWhichReleaseLeftThemHalfDone() {
        MortalConnections database = MortalConnections.immortal(url());
        Migrator.bringUpToDate(database, dialect(), Optional.empty(), told -> {});
        new Sql(database)
                .update("update \"workfloo_schema_history\" set \"version\" = '999', \"success\" = false,"
                        + " \"execution_time\" = -3 where \"version\" = '2'");

        String refusal = assertThrows(
                        StoreUnavailable.class,
                        () -> Migrator.bringUpToDate(database, dialect(), Optional.empty(), told -> {}))
                .getMessage();

        assertTrue(String.valueOf(refusal).contains("half way to V999"), refusal);
    }
}
