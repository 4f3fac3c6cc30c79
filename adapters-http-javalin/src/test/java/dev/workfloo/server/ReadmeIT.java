package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The README's commands, as they stand there; only the port is another one, since 8080 may be taken. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeIT {

    private static final Pattern BASH = Pattern.compile("```bash\n(.*?)\n```", Pattern.DOTALL);
    private static final long PATIENCE_S = 60;
    private static final Pattern STARTED = Pattern.compile("\\{\"id\":\"[0-9a-f]{24}\",\"idUnykoo\":[0-9]+}");

    @TempDir
    static Path shared;

    /** For whoever is content with what others leave in it. */
    private static Service running;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        running = Service.start(shared, Map.of());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static List<String> commands() throws Exception {
        return BASH.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void namesTheJarThatTheBuildMakes() throws Exception {
        assertTrue(commands().get(0).endsWith("java -jar adapters-http-javalin/target/workfloo-server.jar"));
        assertTrue(Files.exists(Service.JAR));
        assertEquals("mvn -B verify", commands().get(4));
    }

    @Test
    void executesTheExample() throws Exception {
        String printed = bash(commands().get(1).replace("http://127.0.0.1:8080", running.address()));

        assertTrue(STARTED.matcher(printed).matches(), printed);
    }

    @Test
    void drivesTheDemoToItsEnd() throws Exception {
        String printed = bash(commands().get(2).replace("http://127.0.0.1:8080", running.address()));

        String[] lines = printed.strip().split("\n+");
        assertEquals("{\"phase\":\"VALIDATE_2\"}", lines[0], printed);
        assertEquals("{\"phase\":\"VALIDATED\"}", lines[1], printed);
        assertTrue(lines[2].contains("\"status\":\"SUCCESS\""), printed);
        assertTrue(lines[3].contains("\"labels\":[\"prime\",\"approved\"]"), printed);
        assertTrue(lines[4].contains("\"trace\":[{\"rules\":[{\"rule\":1,\"matched\":true"), printed);
        assertEquals(5, lines.length, printed);
    }

    /** The function is the one of the walk before. */
    @Test
    void walksThePapersOfTheDemo() throws Exception {
        String function = commands().get(2).lines().findFirst().orElseThrow();
        String walk = function + "\n" + commands().get(3);

        String printed = bash(walk.replace("http://127.0.0.1:8080", running.address()));

        String[] lines = printed.strip().split("\n+");
        assertEquals("{\"error\":\"the code is wrong\",\"remainingRetries\":\"2\"}", lines[0], printed);
        assertTrue(lines[1].contains("\"state\":\"CORRECTION\""), printed);
        assertTrue(lines[1].contains("\"value\":[\"papers.voter_card\"]"), printed);
        assertTrue(Files.readString(folder.resolve("contract.pdf"), StandardCharsets.ISO_8859_1)
                .startsWith("%PDF-"));
        assertTrue(lines[1].contains("\"message\":\"The other side is missing\""), printed);
        assertEquals("{\"fileBase64\":\"JVBERi0yLjAK\"}", lines[2], printed);
        assertTrue(lines[3].contains("\"status\":\"SUCCESS\""), printed);
        assertEquals(4, lines.length, printed);
    }

    @Test
    void provesTheConsentsOfTheDemo() throws Exception {
        try (Service service = Service.start(folder, Map.of())) {
            bash(commands().get(2).replace("http://127.0.0.1:8080", service.address()));
            service.stop();
        }

        Service.Ended verified = Service.run(folder, Map.of(), "consents", "verify", "--workspace", "demo");
        Service.Ended exported = Service.run(folder, Map.of(), "consents", "export", "--workspace", "demo");

        assertEquals(0, verified.status(), verified.complained());
        assertTrue(verified.complained().contains("whole: 1 records"), verified.complained());
        assertEquals(1, exported.printed().lines().count(), exported.printed());
        assertTrue(exported.printed().contains("\"recipient\":\"+52 ******5678\""), exported.printed());
    }

    @Test
    void seesAConsentThatWasChanged() throws Exception {
        try (Service service = Service.start(folder, Map.of())) {
            bash(commands().get(2).replace("http://127.0.0.1:8080", service.address()));
            service.stop();
        }
        Service.run(folder, Map.of(), "consents", "export", "--workspace", "demo");
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(".workfloo/workfloo"));
                Statement statement = database.createStatement()) {
            assertEquals(1, statement.executeUpdate("update workfloo_consent set terms_version = '2027'"));
        }

        Service.Ended verified = Service.run(folder, Map.of(), "consents", "verify", "--workspace", "demo");

        assertEquals(1, verified.status());
        assertTrue(verified.complained().contains("BROKEN: record 1 was changed"), verified.complained());
    }

    @Test
    void printsALineThatWorksWhenPasted() throws Exception {
        Matcher line = Pattern.compile("; try: (curl .*)").matcher(running.output());
        assertTrue(line.find(), running.output());

        String printed = bash(line.group(1));

        assertTrue(STARTED.matcher(printed).matches(), printed);
    }

    private String bash(String command) throws Exception {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw new AssertionError("it comes to no end: " + Files.readString(printed));
        }
        return Files.readString(printed);
    }
}
