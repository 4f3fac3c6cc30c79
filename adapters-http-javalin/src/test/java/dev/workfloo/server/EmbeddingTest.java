package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.rule.Value;
import dev.workfloo.worker.Worker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The README's code, compiled and run; and that the README says the same. */
class EmbeddingTest {

    private static final Path SOURCE = Path.of("src/test/java/dev/workfloo/server/EmbeddingTest.java");
    private static final Path README = Path.of("../README.md");

    @Test
    void runsTheReadmesFirstCode() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:embedding;DB_CLOSE_DELAY=-1");
        Map<?, ?> definition = new ObjectMapper().readValue(Demo.document(), Map.class);

        String waitsAt = embed(dataSource, EncryptionKey.random(), definition);

        assertEquals("Optional[applicant]", waitsAt);
    }

    private static String embed(DataSource dataSource, EncryptionKey encryptionKey, Map<?, ?> definition) {
        // README begins
        var workfloo = Workfloo.builder(JdbcStore.on(dataSource, encryptionKey)).build();
        var lender = Scope.sandbox("lender");
        workfloo.definitions().publish(lender.workspace(), Value.of(definition));

        var started = workfloo.executions()
                .execute(StartWorkfloo.of(lender, "657117e1d511b6e54fe2a967").inScenario("6571181fd511b6e54fe2a968"))
                .getOrElseThrow(Problem::toException);

        var status = workfloo.following().status(lender, started.id());
        System.out.println(status.map(followed -> followed.position().waitsAt()));
        // README ends
        return status.map(followed -> followed.position().waitsAt().toString()).getOrElse("");
    }

    @Test
    void doesTheReadmesWork() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:working;DB_CLOSE_DELAY=-1");
        CountDownLatch asked = new CountDownLatch(1);
        Outside outside = new Outside(
                call -> {
                    asked.countDown();
                    return Outside.NOBODY.connectors().call(call);
                },
                Outside.NOBODY.nips(),
                Outside.NOBODY.callbacks());

        try (Worker worker = embedWorker(dataSource, EncryptionKey.random(), outside)) {
            assertTrue(asked.await(30, TimeUnit.SECONDS), worker.toString());
        }
    }

    private static Worker embedWorker(DataSource dataSource, EncryptionKey encryptionKey, Outside outside)
            throws Exception {
        // README's worker begins
        var store = JdbcStore.on(dataSource, encryptionKey);
        var workfloo = Workfloo.builder(store).outside(outside).build();
        var worker = Worker.on(store, workfloo).start();
        // README's worker ends
        Scope lender = Scope.production("lender");
        workfloo.definitions()
                .publish(
                        lender.workspace(),
                        Value.of(Map.of(
                                "id",
                                "657117e1d511b6e54fe2a967",
                                "name",
                                "One call",
                                "start",
                                "bureau",
                                "nodes",
                                List.of(Map.of(
                                        "id", "bureau", "type", "LINK", "service", "buro-pf", "name", "Bureau")))));
        workfloo.executions().execute(StartWorkfloo.of(lender, "657117e1d511b6e54fe2a967"));
        return worker;
    }

    @Test
    void isWhatTheReadmeShows() throws Exception {
        String readme = Files.readString(README);

        for (String part : List.of("README", "README's worker")) {
            List<String> source = Files.readAllLines(SOURCE);
            int begin = source.indexOf("        // " + part + " begins");
            int end = source.indexOf("        // " + part + " ends");

            String code = String.join("\n", source.subList(begin + 1, end)).stripIndent();

            assertTrue(readme.contains("```java\n" + code + "\n```"), code);
        }
    }
}
