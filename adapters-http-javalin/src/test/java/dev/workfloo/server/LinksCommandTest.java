package dev.workfloo.server;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksCommandTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Scope SCOPE = Scope.production("lender");

    @TempDir
    Path folder;

    private final String url = TestPostgres.withTables();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int links(String... arguments) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        List<String> all = new ArrayList<>(List.of("links", arguments[0]));
        all.addAll(List.of("--workspace", "lender", "--jdbc-url", url, "--encryption-key-file", key.toString()));
        all.addAll(List.of(arguments).subList(1, arguments.length));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private <T> T stored(Function<Workfloo, T> asked) {
        try (Database database = Database.openForOne(
                Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", KEY)))) {
            String definition = aPublishedDefinition(database.store(), SCOPE.workspace())
                    .definition()
                    .hex();
            this.definition = definition;
            return asked.apply(Workfloo.builder(database.store(), database.clock(), new SecureRandom())
                    .build());
        }
    }

    private String definition = "";

    private ExecutionId started() {
        return stored(workfloo -> workfloo.executions()
                .execute(StartWorkfloo.of(SCOPE, definition))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id());
    }

    @Test
    void printsAnAddressThatOpensUntilItIsRevoked() throws Exception {
        String id = started().hex();

        int made = links("create", id);
        String address = out.toString().strip();
        String[] parts = address.split("/");
        boolean opens = stored(workfloo -> workfloo.admissions().opens(new LinkId(parts[4]), parts[5]));
        int listed = links("list", id);
        int revoked = links("revoke", id, parts[4]);
        boolean opensStill = stored(workfloo -> workfloo.admissions().opens(new LinkId(parts[4]), parts[5]));

        assertEquals(List.of(0, 0, 0), List.of(made, listed, revoked), err.toString());
        assertTrue(address.matches("http://127\\.0\\.0\\.1:8080/p/[0-9a-f]{24}/[A-Za-z0-9_-]{43}"), address);
        assertEquals(List.of(true, false), List.of(opens, opensStill));
        assertTrue(out.toString().contains("LINK "), out.toString());
        assertTrue(out.toString().contains("revoked " + parts[4]), out.toString());
        assertEquals(1, out.toString().split(parts[5], -1).length - 1);
    }

    @Test
    void makesNoAddressThatNobodyCouldOpen() throws Exception {
        String id = started().hex();

        int everywhere = links("create", "--host", "0.0.0.0", id);
        int plain = links("create", "--public-url", "http://apply.lender.mx", id);
        int bracketed = links("create", "--host", "::1", "--port", "9090", id);

        assertEquals(List.of(2, 2, 0), List.of(everywhere, plain, bracketed), err.toString());
        assertTrue(out.toString().startsWith("http://[::1]:9090/p/"), out.toString());
        assertEquals(
                2,
                err.toString()
                        .lines()
                        .filter(line -> line.contains("WORKFLOO_PUBLIC_URL"))
                        .count());
    }

    @Test
    void knowsOnlyTheEnvironmentsThatAreServed() throws Exception {
        String id = started().hex();

        int elsewhere = links("create", "--environment", "sandbox", id);
        int listed = links("list", "--environment", "sandbox", id);
        int here = links("create", "--environment", "production", id);

        assertEquals(List.of(2, 2, 0), List.of(elsewhere, listed, here), err.toString());
    }

    @Test
    void opensOnlyWhereItsEnvironmentIsServed() throws Exception {
        String id = started().hex();
        links("create", id);
        String path = out.toString().strip().replaceFirst("http://127\\.0\\.0\\.1:8080", "");

        assertEquals(404, answered("sandbox", path));
        assertEquals(200, answered("production", path));
    }

    private int answered(String environment, String path) throws Exception {
        Map<String, String> set = Map.of(
                "WORKFLOO_PORT", "0",
                "WORKFLOO_JDBC_URL", url,
                "WORKFLOO_ENCRYPTION_KEY", KEY,
                "WORKFLOO_ENVIRONMENT", environment);
        try (WorkflooServer server = WorkflooServer.start(Settings.of(Map.of(), set))) {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.address() + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void refusesWhatIsNotThereInOneLine() throws Exception {
        String id = started().hex();

        int unknown = links("create", "64a8bc288de4164da93f339c");
        int noId = links("list", "64a8");
        int noLink = links("revoke", id, "64a8bc288de4164da93f339c");
        int tooLong = links("create", "--expires-in", "P31D", id);
        int noTime = links("create", "--expires-in", "soon", id);

        assertEquals(List.of(2, 2, 2, 2, 2), List.of(unknown, noId, noLink, tooLong, noTime));
        assertEquals(
                List.of(
                        "workfloo-server: no execution of this id lives in this workspace and environment",
                        "workfloo-server: EXECUTION must be an id of 24 hex digits",
                        "workfloo-server: the execution has no link of this id",
                        "workfloo-server: expiresIn must be from one minute to thirty days",
                        "workfloo-server: --expires-in must be a duration of ISO 8601, such as PT72H"),
                err.toString().lines().toList());
        assertEquals("", out.toString());
    }
}
