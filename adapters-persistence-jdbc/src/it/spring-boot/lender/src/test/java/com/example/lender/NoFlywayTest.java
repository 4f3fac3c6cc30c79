package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that makes its tables with a script of its own. */
class NoFlywayTest {

    @TempDir
    Path folder;

    @Test
    void bringsNoFlyway() {
        assertNull(getClass().getResource("/org/flywaydb/core/Flyway.class"));
    }

    @ParameterizedTest
    @EnumSource
    void makesTablesBesideThoseThatCameFirst(Database kind) {
        List<String> database = kind.createIn(folder);
        Host.start(database, "spring.sql.init.mode=never").close();

        try (Host host = Host.start(database)) {
            ExecutionId execution = host.loans().applyFor("ANA", started -> {});
            host.answer(execution);

            assertEquals(Outcome.SUCCESS, host.outcome(execution));
        }
    }

    /** No thread of Workfloo takes a second connection; Flyway does. */
    @ParameterizedTest
    @EnumSource
    void goesOnWithOneConnection(Database kind) {
        List<String> database = kind.createIn(folder);
        ExecutionId waiting;
        try (Host host = Host.start(database)) {
            waiting = host.begin();
        }

        try (Host host = Host.start(database, "spring.datasource.hikari.maximum-pool-size=1")) {
            host.answer(waiting);

            assertEquals(Outcome.SUCCESS, host.outcome(waiting));
        }
    }
}
