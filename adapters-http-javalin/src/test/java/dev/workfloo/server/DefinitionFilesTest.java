package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.server.log.HeardLines;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Processes that start with one folder after the other, some with an old one, on one store. */
class DefinitionFilesTest {

    private static final WorkspaceId LENDER = new WorkspaceId("lender");
    private static final DefinitionId ID = new DefinitionId("657117e1d511b6e54fe2a967");
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.workfloo.definitions");

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();
    private final HeardLines lines = new HeardLines();

    @BeforeEach
    void listen() {
        lines.start();
        LOG.setLevel(Level.INFO);
        LOG.addAppender(lines);
        LOG.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(lines);
        LOG.setLevel(null);
        LOG.setAdditive(true);
    }

    private static String demo(String name) {
        return new String(Demo.document(), StandardCharsets.UTF_8)
                .replaceFirst("(?m)\"name\": \"[^\"]*\"", "\"name\": \"" + name + "\"");
    }

    private static DefinitionFiles process(Store store) {
        Workfloo workfloo =
                Workfloo.builder(store, Clock.systemUTC(), new SecureRandom()).build();
        return new DefinitionFiles(workfloo.definitions(), workfloo.pools());
    }

    private DefinitionFiles aProcess() {
        return process(store);
    }

    private void startWith(String document) throws Exception {
        Path lender = Files.createDirectories(folder.resolve("lender"));
        Files.writeString(lender.resolve("credit.json"), document);
        aProcess().publishAll(folder);
    }

    private Optional<DefinitionVersion> current(WorkspaceId workspace) {
        return store.definitions().current(workspace, ID);
    }

    private String lastLine() {
        return lines.list.get(lines.list.size() - 1).toString();
    }

    @Test
    void publishesNoneOfTwoFilesWithOneId() throws Exception {
        Path lender = Files.createDirectories(folder.resolve("lender"));
        Files.writeString(lender.resolve("one.json"), demo("One"));
        Files.writeString(
                lender.resolve("two.json"),
                demo("Two").replace(ID.hex(), ID.hex().toUpperCase(Locale.ROOT)));

        aProcess().publishAll(folder);

        assertEquals(Optional.empty(), current(LENDER));
        assertEquals(
                2,
                lines.said().stream()
                        .filter(it -> it.contains("one.json") && it.contains("two.json"))
                        .count());
    }

    @Test
    void doNotGoBackWhenAnOldProcessStartsAgain() throws Exception {
        startWith(demo("One"));
        startWith(demo("Two"));
        startWith(demo("One").replace("6571181fd511b6e54fe2a968", "6571181fd511b6e54fe2a969"));

        assertEquals(Optional.of(new DefinitionVersion(ID, 2)), current(LENDER));
        assertEquals(
                "[WARN] " + folder.resolve("lender").resolve("credit.json")
                        + " is not published: version 1 says this already, and version 2 has followed it."
                        + " If it is to count again: definitions rollback --workspace lender " + ID + " 1;"
                        + " otherwise give this process the file of version 2",
                lastLine());
        assertEquals(
                List.of("6571181fd511b6e54fe2a968", "6571181fd511b6e54fe2a96c"),
                store.scenarios().of(LENDER, ID).stream()
                        .map(scenario -> scenario.id().hex())
                        .sorted()
                        .toList());
    }

    @Test
    void keepTheDemoFromGoingBackToo() {
        for (String name : List.of("Older", "Newer", "Older")) {
            aProcess().publish(Demo.WORKSPACE, "the demo", demo(name).getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(Optional.of(new DefinitionVersion(ID, 2)), current(Demo.WORKSPACE));
    }

    private static final String TABLE = """
            {"id": "%s", "name": "Table", "start": "table", "nodes": [{"id": "table", "type": "RULESET", "name": "Table",
              "hitPolicy": "FIRST", "inputs": ["9"], "rules": [{"when": ["%s"], "outputs": {"prime": "true"}}]%s}]}
            """;

    private void publishedBefore(String workspace, String cell, String more) {
        WorkflooDefinition definition = JsonReader.readDocument(
                        TABLE.formatted(ID, cell, more).getBytes(StandardCharsets.UTF_8))
                .mapLeft(AssertionError::new)
                .flatMap(tree -> DefinitionReader.read(tree).mapLeft(found -> new AssertionError(found.toString())))
                .getOrElseThrow(Function.identity());
        store.definitions().publish(new WorkspaceId(workspace), 1, definition, Fixtures.NOON);
    }

    /** What the check refused later than it was published runs on. */
    @Test
    void thatWouldNotBePublishedTodayAreNamedAtStart() {
        String otherwise = ", \"default\": {\"outputs\": {\"prime\": \"false\"}}";
        publishedBefore("fine", ">= 8", otherwise);
        publishedBefore("gap", "> 10", "");
        publishedBefore("split", "> 1, 500", otherwise);
        Workfloo workfloo =
                Workfloo.builder(store, Clock.systemUTC(), new SecureRandom()).build();

        OutdatedDefinitions.warn(workfloo.rechecks());

        String runsOn = " runs on, but would not be published today:";
        List<String> said = lines.said().stream().sorted().toList();
        assertEquals(5, said.size(), said.toString());
        assertTrue(said.get(0).startsWith("  ERROR at /nodes/0/rules (node table): no rule matches"), said.toString());
        assertEquals(
                "  WARNING at /nodes/0/rules/0/when/0 (node table): `> 1, 500` may have been written as one number with a"
                        + " comma in it",
                said.get(2));
        assertEquals("version 1 of definition " + ID + " of workspace gap" + runsOn, said.get(3));
        assertEquals("version 1 of definition " + ID + " of workspace split" + runsOn, said.get(4));
        assertTrue(workfloo.executions()
                .execute(StartWorkfloo.of(Scope.production("split"), ID.hex()))
                .isRight());
    }

    /** What somebody, or a disk, has spoilt keeps neither the service nor other definitions from starting. */
    @Test
    void areReadPastADamagedVersion() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:definition-files", "", "");
        try {
            JdbcStore damaged = JdbcStore.on(pool, EncryptionKey.random());
            DefinitionFiles files = process(damaged);
            publish(files, "One");
            damage(pool);
            publish(files, "Two");
            String atTheCurrent = lastLine();
            damaged.definitions().publish(LENDER, 2, Fixtures.aDefinition(ID), Fixtures.NOON);
            publish(files, "Three");

            assertEquals(
                    "[ERROR] a file is not published, since it cannot be compared: version 1 of definition " + ID
                            + ": a stored document is no JSON object",
                    atTheCurrent);
            assertEquals(
                    Optional.of(new DefinitionVersion(ID, 3)),
                    damaged.definitions().current(LENDER, ID));
        } finally {
            pool.dispose();
        }
    }

    private static void publish(DefinitionFiles files, String name) {
        files.publish(LENDER, "a file", demo(name).getBytes(StandardCharsets.UTF_8));
    }

    private static void damage(JdbcConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update workfloo_definition_version set document = '{\"id\": '");
        }
    }

    @Test
    void publishOneByOneWhatIsNew() throws Exception {
        for (String name : List.of("One", "Two", "Two", "Three")) startWith(demo(name));

        assertEquals(Optional.of(new DefinitionVersion(ID, 3)), current(LENDER));
        assertEquals(
                List.of("published", "published", "unchanged", "published"),
                lines.list.stream()
                        .map(line -> line.getFormattedMessage().split(" ")[0])
                        .toList());
    }

    // Pools

    private static final PoolId POOL = new PoolId(ID.hex());

    private static String pool(String condition) {
        return "{\"id\": \"" + POOL + "\", \"name\": \"A pool\", \"pool\": [{\"if\": \"" + condition
                + "\", \"definition\": \"" + ID + "\"}]}";
    }

    private void startWithPool(String pool) throws Exception {
        Path lender = Files.createDirectories(folder.resolve("lender"));
        Files.writeString(lender.resolve("a pool.json"), pool);
        startWith(demo("Credit"));
    }

    private List<String> said() {
        return lines.said();
    }

    /** The pool's file comes before that of the definition, and has the same id. */
    @Test
    void publishPoolsBehindTheDefinitionsThatTheyName() throws Exception {
        startWithPool(pool("draw < 1"));

        assertEquals(Optional.of(new DefinitionVersion(ID, 1)), current(LENDER));
        assertEquals(Optional.of(new PoolVersion(POOL, 1)), store.pools().current(LENDER, POOL));
        assertEquals("published " + folder.resolve("lender").resolve("a pool.json") + " as version 1", said().get(1));
    }

    @Test
    void doNotTakeAPoolBackEither() throws Exception {
        for (String condition : List.of("draw < 1", "draw >= 0", "draw >= 0", "draw < 1"))
            startWithPool(pool(condition));

        String file = folder.resolve("lender").resolve("a pool.json").toString();
        List<String> told =
                said().stream().filter(it -> it.contains("a pool.json")).toList();
        assertEquals(Optional.of(new PoolVersion(POOL, 2)), store.pools().current(LENDER, POOL));
        assertEquals(
                List.of(
                        "published " + file + " as version 1",
                        "published " + file + " as version 2",
                        "unchanged " + file + " as version 2",
                        file + " is not published: version 1 says this already, and version 2 has followed it."
                                + " If it is to count again: pools rollback --workspace lender " + POOL + " 1;"
                                + " otherwise give this process the file of version 2"),
                told);
    }

    @Test
    void nameWhatIsWrongWithAPool() throws Exception {
        startWithPool(pool("draw > 2").replace(ID + "\"}]", "657117e1d511b6e54fe2a999\"}]"));

        List<String> told = said();
        assertEquals(Optional.empty(), store.pools().current(LENDER, POOL));
        assertTrue(told.contains("  ERROR at /pool/0: is never reached: its condition never holds"), told::toString);
        assertTrue(
                told.contains("  ERROR at /pool/0/definition: the workspace has no published definition of this id"),
                told::toString);
    }

    @Test
    void publishNoneOfTwoPoolsWithOneId() throws Exception {
        Path lender = Files.createDirectories(folder.resolve("lender"));
        Files.writeString(lender.resolve("another.json"), pool("true"));

        startWithPool(pool("draw < 1"));

        assertEquals(Optional.empty(), store.pools().current(LENDER, POOL));
        assertEquals(Optional.of(new DefinitionVersion(ID, 1)), current(LENDER));
    }
}
