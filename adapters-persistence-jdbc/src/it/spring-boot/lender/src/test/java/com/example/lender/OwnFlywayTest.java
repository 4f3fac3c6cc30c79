package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanCreationException;

/** A host that makes its tables with Flyway, as Spring Boot sets it up. */
class OwnFlywayTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void sharesASchemaWithWorkfloo(Database kind) {
        try (Host host = Host.start(kind.createIn(folder))) {
            List<String> tables = host.tables("public");

            assertTrue(
                    tables.containsAll(List.of("flyway_schema_history", "loan", "workfloo_execution")),
                    tables.toString());
        }
    }

    /** Flyway wants to be told of a schema in which there is something, whoever made it. */
    @ParameterizedTest
    @EnumSource
    void takesUpASchemaWhereWorkflooCameFirst(Database kind) {
        List<String> database = kind.createIn(folder);
        Host.start(database, "spring.flyway.enabled=false").close();

        String refusal = String.valueOf(assertThrows(
                        BeanCreationException.class,
                        () -> Host.start(database, "logging.level.root=off").close())
                .getMessage());
        assertTrue(refusal.contains("non-empty schema"), refusal);

        try (Host host =
                Host.start(database, "spring.flyway.baseline-on-migrate=true", "spring.flyway.baseline-version=0")) {
            ExecutionId execution = host.loans().applyFor("ANA", started -> {});
            host.answer(execution);

            assertEquals(Outcome.SUCCESS, host.outcome(execution));
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsToBeToldNothingWhereWorkflooHasItsOwnSchema(Database kind) {
        List<String> database = kind.createIn(folder);
        Host.startWithOwnSchema(database, "spring.flyway.enabled=false").close();

        try (Host host = Host.startWithOwnSchema(database)) {
            ExecutionId execution = host.loans().applyFor("ANA", started -> {});
            host.answer(execution);

            assertEquals(Outcome.SUCCESS, host.outcome(execution));
            assertEquals(List.of("flyway_schema_history", "loan"), host.tables("public"));
            assertTrue(host.tables("workfloo").contains("workfloo_execution"));
        }
    }
}
