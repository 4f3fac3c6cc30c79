package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database meets a full disk. */
class FullDiskTest {

    private static final Scope DEMO = Scope.sandbox(Demo.WORKSPACE.name());

    @TempDir
    Path folder;

    private Workfloo workfloo;

    private ExecutionId start() {
        return workfloo.executions()
                .execute(StartWorkfloo.of(DEMO, "657117e1d511b6e54fe2a967").inScenario("6571181fd511b6e54fe2a968"))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    @Test
    void theEmbeddedDatabaseComesBackWithSpace() throws Exception {
        FullDisk.register();
        Settings settings = Settings.of(
                Map.of(),
                Map.of(
                        "WORKFLOO_JDBC_URL", "jdbc:h2:full:" + folder.resolve("workfloo") + ";WRITE_DELAY=0",
                        "WORKFLOO_ENCRYPTION_KEY", "x".repeat(43) + "="));
        try (Database database = Database.open(settings)) {
            workfloo = Workfloo.builder(database.store(), Clock.systemUTC(), new SecureRandom())
                    .build();
            new DefinitionFiles(workfloo.definitions(), workfloo.pools())
                    .publish(Demo.WORKSPACE, "the demo", Demo.document());
            List<ExecutionId> started = new ArrayList<>();
            for (int i = 0; i < 20; i++) started.add(start());

            FullDisk.fill();
            for (int i = 0; i < 20; i++) assertThrows(StoreUnavailable.class, this::start);
            boolean whileFull = database.store().answers();
            FullDisk.empty();

            assertFalse(whileFull);
            Awaiting.until(
                    "it is ready",
                    Duration.ofSeconds(60),
                    () -> database.store().answers());
            started.add(start());
            for (ExecutionId id : started) {
                assertTrue(workfloo.following().status(DEMO, id).isRight(), id.hex());
            }
        } finally {
            FullDisk.empty();
        }
    }
}
