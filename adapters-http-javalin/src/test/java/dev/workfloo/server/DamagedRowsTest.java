package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.StoreSettings;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.server.log.HeardLines;
import dev.workfloo.wire.JsonReader;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Rows of a real database that somebody, or a disk, has spoilt: the fault is ours and never the client's. */
class DamagedRowsTest {

    private static final String PATH = "/api/v1/workfloo";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JdbcConnectionPool POOL = JdbcConnectionPool.create("jdbc:h2:mem:damaged-rows", "", "");

    /** It caches nothing, so that each step reads what was spoilt. */
    private static final JdbcStore STORE =
            JdbcStore.on(StoreSettings.on(POOL, EncryptionKey.random()).caching(0));

    private static Javalin javalin;
    private static String key = "";

    private final HeardLines log = new HeardLines();
    private String execution = "";

    /** Nothing that was read before is remembered: definitions are, for good. */
    private static Javalin serve() {
        Workfloo workfloo =
                Workfloo.builder(STORE, Clock.systemUTC(), new SecureRandom()).build();
        WorkflooApi api = WorkflooApi.of(workfloo.callers(), Operations.over(workfloo), Deployment.MIXED);
        return Javalin.create(api::install).start("127.0.0.1", 0);
    }

    @BeforeAll
    static void open() {
        Workfloo workfloo =
                Workfloo.builder(STORE, Clock.systemUTC(), new SecureRandom()).build();
        WorkspaceId workspace = new WorkspaceId("bank");
        workfloo.definitions()
                .publish(workspace, JsonReader.readDocument(Demo.document()).get());
        key = workfloo.keys()
                .add(new Caller(workspace, "tests", Optional.empty(), Set.of(Right.values())))
                .get()
                .text();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @BeforeEach
    void start() throws Exception {
        javalin = serve();
        String body = send("POST", "?sandbox=true", Service.START).body();
        execution = body.substring(7, 31);
        assertEquals(200, form().statusCode());
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
        javalin.stop();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.workfloo.http.requests");
    }

    private static HttpResponse<String> send(String method, String target, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + javalin.port() + PATH + target))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        DescribedApi.check(answer);
        return answer;
    }

    private HttpResponse<String> form() throws Exception {
        return send("POST", "/" + execution + "/form?sandbox=true", """
                {"first_name": "ANA", "rfc_pf": "KIBA801010BPA", "birth_date": "1990-08-15", "employed": true,
                 "employer": "ACME", "income": 20000, "country_code": "+52", "phone_number": "5512345678"}""");
    }

    private HttpResponse<String> status() throws Exception {
        return send("GET", "/status/" + execution + "?sandbox=true", "");
    }

    private HttpResponse<String> detail() throws Exception {
        return send("GET", "/" + execution + "?sandbox=true", "");
    }

    /** @return how many rows it spoilt */
    private static int spoil(String sql, Object... values) throws Exception {
        try (Connection connection = POOL.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        }
    }

    private void assertIsOurFault(HttpResponse<String> answer, String said) {
        String incident = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertEquals(500, answer.statusCode());
        assertEquals(
                "{\"typeError\":\"INTERNAL_ERROR\",\"errors\":null,\"errorMessage\":\"incident " + incident + "\"}",
                answer.body());
        String line = log.said().stream()
                .filter(message -> message.startsWith(incident + " failed:"))
                .findFirst()
                .orElseThrow();
        String first = line.lines().findFirst().orElseThrow();
        assertTrue(first.contains(said), first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "state = substring(state, 1, length(state) - 1); a stored document is no JSON object",
                "state = ''; a stored document is no JSON object",
                "state = '[]'; a stored document is no JSON object",
                "state = '{}'; a row cannot be read",
                "state = replace(state, '\"at\"', '\"at \"'); a row cannot be read",
                "begun = substring(begun, 1, 20); a stored document is no JSON object",
                "begun = '{}'; a row cannot be read",
                "begun = replace(begun, 'started', 'stopped'); a row cannot be read",
                "format = 99; a newer release, in format 99",
                "begun_format = 99; a newer release, in format 99",
                "revision = revision + 1; cannot be decrypted",
                "state_personal = substring(state_personal, 1, octet_length(state_personal) - 1); cannot be decrypted",
                "state_personal = substring(state_personal, 1, 20); is cut off",
                "state_personal = X''; is cut off",
                "state_personal = X'00' || substring(state_personal, 2); has an unknown format",
                "state_personal = X'03' || substring(state_personal, 2); a newer release, with format 3",
                "state_personal = X'0200' || substring(state_personal, 3, 3); is cut off",
                "state_personal = X'0201' || substring(state_personal, 3); is not under a key of origin 0",
                "state_personal = X'0202' || substring(state_personal, 3); a newer release, with a key of origin 2",
                "state_personal = X'020000c0ffee' || substring(state_personal, 7); is under the encryption key 00c0ffee",
                "state_personal = begun_personal; cannot be decrypted",
                "begun_personal = substring(begun_personal, 1, 1); is cut off"
            })
    void aDamagedStateIsOurFault(String damage, String said) throws Exception {
        int spoilt = spoil("update workfloo_execution set " + damage + " where id = ?", execution);

        HttpResponse<String> status = status();
        HttpResponse<String> code = send("PATCH", "/" + execution + "/nip/send?sandbox=true", "");

        assertEquals(1, spoilt);
        assertIsOurFault(status, "execution " + execution);
        assertIsOurFault(status, said);
        assertIsOurFault(code, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "events = substring(events, 1, length(events) - 1); a stored document is no JSON object",
                "events = replace(events, 'formAnswered', 'formAnswerd'); a row cannot be read",
                "format = 99; a newer release, in format 99",
                "events_personal = X'0102'; is cut off",
                "revision = revision + 7; cannot be decrypted"
            })
    void aDamagedHistoryIsOurFault(String damage, String said) throws Exception {
        int spoilt = spoil("update workfloo_history set " + damage + " where execution_id = ?", execution);

        HttpResponse<String> detail = detail();

        assertEquals(1, spoilt);
        assertIsOurFault(detail, "execution " + execution + ": ");
        assertIsOurFault(detail, said);
        assertEquals(200, status().statusCode());
    }

    @Test
    void aHistoryThatIsNotWholeIsOurFault() throws Exception {
        spoil("delete from workfloo_history where execution_id = ?", execution);

        assertIsOurFault(detail(), "execution " + execution + ": what happened to it is not there whole");
        assertEquals(200, status().statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "workfloo_definition_version; version 1 of definition 657117e1d511b6e54fe2a967",
                "workfloo_scenario; a scenario of 657117e1d511b6e54fe2a967"
            })
    void aDamagedDocumentIsOurFault(String table, String said) throws Exception {
        String newer = "{\"@format\":2,";
        javalin.stop();
        javalin = serve();
        try {
            spoil("update " + table + " set document = concat('{', document)");
            HttpResponse<String> cut = send("POST", "?sandbox=true", Service.START);
            spoil("update " + table + " set document = concat('" + newer + "', substring(document, 3))");
            HttpResponse<String> tooNew = send("POST", "?sandbox=true", Service.START);

            assertIsOurFault(cut, said + ": a stored document is no JSON object");
            assertIsOurFault(tooNew, said + ": it was written by a newer release, in format 2");
        } finally {
            spoil("update " + table + " set document = concat('{', substring(document, " + (newer.length() + 1) + "))");
        }
    }

    @Test
    void aDamagedKeyIsOurFault() throws Exception {
        javalin.stop();
        javalin = serve();
        spoil("update workfloo_key set granted = concat('DANCE,', granted)");
        try {
            assertIsOurFault(status(), "a row cannot be read");
        } finally {
            spoil("update workfloo_key set granted = substring(granted, 7)");
        }
    }
}
