package dev.workfloo.jdbc;

import static dev.workfloo.Fixtures.aDefinitionId;
import static dev.workfloo.Fixtures.aField;
import static dev.workfloo.Fixtures.aFormNode;
import static dev.workfloo.Fixtures.aWorkspace;
import static dev.workfloo.Fixtures.object;
import static dev.workfloo.Fixtures.published;
import static dev.workfloo.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.execution.ExecutionId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Room is asked for before what is large is read. */
abstract class LargeReadsContract {

    private static final int LARGE = 1_000_000;

    private final Scope scope = Scope.production(aWorkspace().name());
    private final List<Long> asked = new ArrayList<>();

    abstract JdbcStore store();

    @AfterEach
    void askNobody() {
        store().onLargeRead(bytes -> {});
    }

    private ExecutionId answeredWith(int characters) {
        WorkflooDefinition definition = read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Two forms",
                "start",
                "form",
                "nodes",
                List.of(
                        aFormNode("form", "second", aField("any", "TEXT")),
                        aFormNode("second", "", aField("more", "TEXT", "required", true)))));
        published(store(), scope.workspace(), definition);
        return Workfloo.on(store(), Clock.systemUTC(), new SecureRandom())
                .executions()
                .execute(StartWorkfloo.of(scope, definition.id().hex()).withForm(Map.of("any", "x".repeat(characters))))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    @Test
    void whatIsSmallIsReadAtOnce() {
        ExecutionId id = answeredWith(1_000);
        store().onLargeRead(asked::add);

        assertTrue(store().executions().find(scope, id).isPresent());
        assertTrue(store().executions().find(id).isPresent());
        assertTrue(store().executions().history(scope, id).isPresent());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsLargeIsReadWithItsSizeKnown() {
        ExecutionId id = answeredWith(LARGE);
        store().onLargeRead(asked::add);

        assertTrue(store().executions().find(scope, id).isPresent());
        assertTrue(store().executions().find(id).isPresent());
        assertTrue(store().executions().history(scope, id).isPresent());

        assertEquals(3, asked.size());
        assertTrue(asked.stream().allMatch(bytes -> bytes >= LARGE && bytes < 3L * LARGE), asked.toString());
    }

    @Test
    void itIsNotReadWithoutRoom() {
        ExecutionId id = answeredWith(LARGE);
        store().onLargeRead(bytes -> {
            throw new StoreUnavailable("no room");
        });

        assertThrows(StoreUnavailable.class, () -> store().executions().find(scope, id));
        assertThrows(StoreUnavailable.class, () -> store().executions().history(scope, id));
    }
}
