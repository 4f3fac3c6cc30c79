package dev.workfloo.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.Workfloo;
import dev.workfloo.execution.Position;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.jdbc.JdbcStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Reports how the public API of the three modules differs from the release before. Most of it is internal, so whatever it finds
 * fails nothing; what is stable has its own test.
 */
class PublicApiTest {

    private static final Path FOLDER = Path.of("target").toAbsolutePath();

    private static SortedSet<String> today() throws IOException {
        return PublicApi.of(Workfloo.class, JdbcStore.class, WorkflooApi.class);
    }

    @Test
    void reportsHowItDiffersFromTheReleaseBefore() throws IOException {
        SortedSet<String> today = today();
        keep(today);

        SortedSet<String> gone = PublicApi.without(PublicApi.kept(), today);
        SortedSet<String> added = PublicApi.without(today, PublicApi.kept());
        Path report = FOLDER.resolve("api-report.txt");
        Files.writeString(
                report,
                gone.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                        + added.stream().map(line -> "+ " + line + "\n").collect(Collectors.joining()));
        System.out.printf(
                "public API since %s: %d gone, %d new of %d: %s%n",
                PublicApi.BEFORE, gone.size(), added.size(), today.size(), report);

        assertEquals(gone.size() + added.size(), Files.readAllLines(report).size());
    }

    /** As it is kept when a release is made. */
    private static void keep(SortedSet<String> api) throws IOException {
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(FOLDER.resolve("api.txt.gz")))) {
            file.write(String.join("\n", api).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void seesAllThreeModulesAndNoTests() throws IOException {
        SortedSet<String> today = today();

        for (String type : List.of(
                Workfloo.class.getName(),
                Position.Finished.class.getName(),
                JdbcStore.class.getName(),
                WorkflooApi.class.getName())) {
            assertTrue(today.stream().anyMatch(line -> line.startsWith(type + ": ")), type);
        }
        assertTrue(today.stream().noneMatch(line -> line.contains("Fixtures") || line.contains("PublicApi")));
        assertTrue(today.stream().noneMatch(line -> line.startsWith("dev.workfloo.jdbc.JdbcExecutions: ")));
    }
}
