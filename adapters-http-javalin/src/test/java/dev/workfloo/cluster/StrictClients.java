package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.driver.Calls;
import dev.workfloo.driver.Driver;
import dev.workfloo.driver.Driver.Driven;
import dev.workfloo.driver.EveryKind;
import dev.workfloo.driver.Person;
import dev.workfloo.driver.Polling;
import dev.workfloo.http.DrivenFlow;
import dev.workfloo.http.StrictClientCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are generated from openapi.json, in Java and in TypeScript, take a flow with every kind of node to its end. */
class StrictClients {

    private static final Path TYPESCRIPT = Path.of("src", "test", "typescript");

    /** In which the build has generated the client. */
    private static final Path BUILT = Path.of("target", "typescript-client");

    @TempDir
    static Path folder;

    private static ServedFlow served;

    @BeforeAll
    static void start() throws Exception {
        served = ServedFlow.in(folder);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static Calls calls(String key, boolean sandbox) {
        return new StrictClientCalls(served.address(), key, sandbox);
    }

    private static void driveInJava(boolean sandbox, Person person, Optional<String> scenario) throws Exception {
        Calls client = calls(served.clientKey(), sandbox);
        Driver driver = new Driver(client, calls(served.reviewerKey(), sandbox), person, Polling.of(client));

        Driven driven = driver.drive(EveryKind.DEFINITION, scenario);

        JsonNode detail = client.detail(driven.id());
        DrivenFlow.assertWhole(driven, detail, driver.files(detail));
    }

    @Test
    void javaDrivesItInTheSandbox() throws Exception {
        driveInJava(true, new Person(true, Person.Inbox.OF_THE_SANDBOX), Optional.of(EveryKind.SCENARIO));
    }

    @Test
    void javaDrivesItInProduction() throws Exception {
        driveInJava(false, new Person(true, served.inbox()), Optional.empty());
    }

    @Test
    void typescriptCompilesAndDrivesIt() throws Exception {
        copyTypescript();
        run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
        run(Map.of(), "npx", "--no-install", "tsc", "--project", ".");

        String id = run(
                        Map.of(
                                "WORKFLOO_URL", served.address(),
                                "WORKFLOO_KEY", served.clientKey(),
                                "WORKFLOO_REVIEWER_KEY", served.reviewerKey(),
                                "WORKFLOO_DEFINITION", EveryKind.DEFINITION,
                                "WORKFLOO_SCENARIO", EveryKind.SCENARIO),
                        "node",
                        "built/drive.js")
                .strip();

        DrivenFlow.assertWhole(calls(served.clientKey(), true).detail(id));
    }

    /** Beside what was generated; its modules are found there. */
    private static void copyTypescript() throws IOException {
        try (Stream<Path> files = Files.list(TYPESCRIPT)) {
            for (Path file : files.toList()) {
                Files.copy(file, BUILT.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** @return what it printed */
    private static String run(Map<String, String> environment, String... command) throws Exception {
        Path complaints = Files.createTempFile(folder, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(BUILT.toFile());
        builder.environment().putAll(environment);
        Process process = started(builder.redirectError(complaints.toFile()));
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> List.of(command) + ":\n" + printed + text(complaints));
        return printed;
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    builder.command().get(0)
                            + " is not on this machine: clients in TypeScript need Node.js 18 or newer and"
                            + " npm (Debian: apt-get install nodejs npm)",
                    e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
