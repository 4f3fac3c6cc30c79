package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The machine is lost, and an older copy of its database is brought back: what had been sent since is not sent again unasked. The
 * service shows what it would send, and sends exactly that, under the same keys, when it is let go.
 */
@Tag("long")
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
class RestoredCopyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String OTHER_KEY = "b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyMTI=";

    @TempDir
    Path folder;

    /** A client that takes callbacks once it is open, and remembers them by their ids. */
    private static final class Client extends Stub {

        private final List<String> told = new ArrayList<>();
        private boolean isOpen;

        Client() throws IOException {}

        @Override
        synchronized Answer take(HttpExchange exchange, String body) {
            String event = exchange.getRequestHeaders().getFirst("x-kiban-event-id");
            if (isOpen) told.add(event);
            return new Answer(event, isOpen ? 200 : 503, "");
        }

        synchronized void open() {
            isOpen = true;
        }

        synchronized List<String> told() {
            return List.copyOf(told);
        }
    }

    /** How a database is copied, and where the copy is brought back. */
    private interface Saving {

        /** @param running the only service on it, which is gone when this returns */
        void copy(TestDeployment deployment, Service running) throws Exception;

        /** @return settings of services on the copy */
        Map<String, String> restore(TestDeployment deployment) throws Exception;

        /** @return what holds a service back, beside what stands in the copy */
        Map<String, String> held();

        /** @param restored settings of services on the copy */
        void letGo(TestDeployment deployment, Map<String, String> restored) throws Exception;
    }

    private static Service.Ended done(Service.Ended ended) {
        assertEquals(0, ended.status(), ended.complained());
        return ended;
    }

    private final class H2 implements Saving {

        private final Path copy = folder.resolve("copy.zip");
        private final Path place = folder.resolve("restored");

        String url() {
            return url(folder.resolve("lost"));
        }

        private static String url(Path where) {
            return "jdbc:h2:file:" + where.resolve("workfloo") + ";WRITE_DELAY=0";
        }

        /** The service has the file open, and makes the copy for the command. */
        @Override
        public void copy(TestDeployment deployment, Service running) throws Exception {
            Service.Ended copied = done(deployment.run("database", "backup", copy.toString()));
            assertTrue(copied.printed().contains("the key is not in it"), copied.printed());
            running.kill();
        }

        @Override
        public Map<String, String> restore(TestDeployment deployment) throws Exception {
            Files.createDirectory(place);
            Map<String, String> restored = Map.of("WORKFLOO_JDBC_URL", url(place));
            assertNeedsItsKey(deployment);
            done(deployment.run(restored, "database", "restore", copy.toString()));
            return restored;
        }

        /** It is restored so. */
        @Override
        public Map<String, String> held() {
            return Map.of();
        }

        @Override
        public void letGo(TestDeployment deployment, Map<String, String> restored) throws Exception {
            done(deployment.run(restored, "work", "resume"));
        }

        private void assertNeedsItsKey(TestDeployment deployment) throws Exception {
            Map<String, String> wrong = Map.of("WORKFLOO_JDBC_URL", url(place), "WORKFLOO_ENCRYPTION_KEY", OTHER_KEY);
            Service.Ended refused = deployment.run(wrong, "database", "restore", copy.toString());

            assertEquals(1, refused.status(), refused.printed());
            assertTrue(refused.complained().contains("was written under the encryption key"), refused.complained());
            try (Stream<Path> files = Files.list(place)) {
                assertEquals(List.of(), files.toList());
            }
        }
    }

    private static final class Postgres implements Saving {

        private final String url = TestPostgres.newDatabase();
        private String copy = "";

        /** The server copies the database file by file. */
        @Override
        public void copy(TestDeployment deployment, Service running) throws Exception {
            running.kill();
            copy = TestPostgres.copyOf(url);
        }

        @Override
        public Map<String, String> restore(TestDeployment deployment) throws Exception {
            Map<String, String> restored = Map.of("WORKFLOO_JDBC_URL", copy);
            Service.Ended wrong = deployment.run(
                    Map.of("WORKFLOO_JDBC_URL", copy, "WORKFLOO_ENCRYPTION_KEY", OTHER_KEY), "--port", "0");
            assertEquals(2, wrong.status(), wrong.printed());
            assertTrue(wrong.complained().contains("was written under the encryption key"), wrong.complained());
            return restored;
        }

        @Override
        public Map<String, String> held() {
            return Map.of("WORKFLOO_WORK", "paused");
        }

        /** It is started without the setting. */
        @Override
        public void letGo(TestDeployment deployment, Map<String, String> restored) {}
    }

    @Test
    void onH2() throws Exception {
        H2 saving = new H2();
        Files.createDirectory(folder.resolve("lost"));
        try (TestDeployment deployment = TestDeployment.on(saving.url(), folder);
                Client client = new Client()) {
            new Drill(deployment, client, saving).run();
        }
    }

    @Test
    void onPostgresql() throws Exception {
        Postgres saving = new Postgres();
        try (TestDeployment deployment = TestDeployment.on(saving.url, folder);
                Client client = new Client()) {
            new Drill(deployment, client, saving).run();
        }
    }

    private final class Drill {

        private final TestDeployment deployment;
        private final Client client;
        private final Saving saving;
        private final Applicant ended;
        private final Applicant calling;
        private final Applicant awaiting;
        private final Applicant later;
        private String told = "";

        Drill(TestDeployment deployment, Client client, Saving saving) {
            this.deployment = deployment;
            this.client = client;
            this.saving = saving;
            ended = deployment.applicant(CreditFlow.WITH_ERROR_BRANCHES);
            calling = deployment.applicant(CreditFlow.WITH_ERROR_BRANCHES);
            awaiting = deployment.applicant(CreditFlow.WITH_ERROR_BRANCHES);
            later = deployment.applicant(CreditFlow.WITH_ERROR_BRANCHES);
        }

        void run() throws Exception {
            leaveSomethingPending();
            goOnBehindTheCopy();
            Set<String> before = sent();
            int count = counted();

            Map<String, String> restored = saving.restore(deployment);
            showsWhatIsThere(restored);
            Set<String> listed = listed(restored);
            assertEquals(count, counted(), "nothing was sent while it was held back");

            letGo(restored);
            Awaiting.until("all that was listed is sent", PATIENCE, () -> counted() == count + listed.size());
            assertEquals(before, sent(), "all of it was known by its keys");
        }

        /** A call is under way, a code and a callback wait. */
        private void leaveSomethingPending() throws Exception {
            Service first = deployment.start();
            Api api = deployment.api(first);
            ended.goOn(() -> api);
            told = api.startToldAt(client.url(), CreditFlow.WITH_ERROR_BRANCHES)
                    .json()
                    .path("id")
                    .textValue();
            calling.start(api);
            deployment.bureau().hold(calling.id());
            calling.form(api);
            calling.send(api, Map.of());
            Awaiting.until(
                    "a code",
                    PATIENCE,
                    () -> deployment.gateway().latest(calling.id()).isPresent());
            assertTrue(calling.confirm(api).isOk());
            assertTrue(calling.authorise(api).isOk());
            Awaiting.until("a call", PATIENCE, () -> deployment.bureau().waiting(calling.id()) == 1);
            first.kill();

            Service second = deployment.start(Map.of("WORKFLOO_CONNECTORS", withoutChannels()));
            Api another = deployment.api(second);
            awaiting.start(another);
            assertTrue(awaiting.form(another).isOk());
            assertTrue(awaiting.send(another, Map.of()).isOk());
            saving.copy(deployment, second);
        }

        /** Codes are left to processes that know their channel, and there is none. */
        private String withoutChannels() throws IOException {
            return Files.writeString(
                            folder.resolve("no-channels.json"),
                            String.format("""
                    {"services": {"buro-pf": {"url": "%s",
                       "headers": {"Authorization": "Bearer {{ secret.bureau_token }}"}}}}
                    """, deployment.bureau().url()))
                    .toString();
        }

        /** What was pending is sent, and more. */
        private void goOnBehindTheCopy() throws Exception {
            deployment.releaseAll();
            client.open();
            Service third = deployment.start();
            Api api = deployment.api(third);
            for (Applicant each : List.of(calling, awaiting, later)) each.goOn(() -> api);
            Awaiting.until("a callback", PATIENCE, () -> !client.told().isEmpty());
            third.stop();
        }

        /** By the keys under which they know it outside. */
        private Set<String> sent() {
            Set<String> keys = new TreeSet<>(client.told());
            for (Applicant each : List.of(ended, calling, awaiting, later)) {
                deployment.gateway().messages(each.id()).forEach(message -> keys.add(message.key()));
                deployment.bureau().asks(each.id()).forEach(ask -> keys.add(ask.key() + " " + ask.body()));
            }
            return keys;
        }

        private int counted() {
            int messages = Stream.of(ended, calling, awaiting, later)
                    .mapToInt(each -> deployment.gateway().messages(each.id()).size())
                    .sum();
            return client.told().size() + deployment.bureau().count() + messages;
        }

        private void showsWhatIsThere(Map<String, String> restored) throws Exception {
            Map<String, String> held = new TreeMap<>(restored);
            held.putAll(saving.held());
            Service service = deployment.start(held);
            Api api = deployment.api(service);

            assertEquals("{\"status\":\"paused\"}", asked(service.address() + "/ready"));
            assertTrue(service.output().contains("it is PAUSED"), service::output);
            assertTrue(
                    service.output().contains("pending are 1 calls, 1 codes, 0 reports, 1 callbacks"), service::output);
            assertEquals("SUCCESS", api.status(ended.id()).json().path("status").textValue());
            assertEquals(
                    "PROGRESS", api.status(awaiting.id()).json().path("status").textValue());
            assertEquals(200, api.detail(calling.id()).status());
            assertEquals(404, api.status(later.id()).status());
            Api.Reply refused = api.start(CreditFlow.WITH_ERROR_BRANCHES, "a new one");
            assertTrue(refused.isUnavailable() && refused.retryAfter(), refused::body);
            assertTrue(api.form(told, CreditFlow.person("ana@example.com")).isUnavailable());
            service.stop();
        }

        private static String asked(String url) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        }

        /** Each line ends with the key. */
        private Set<String> listed(Map<String, String> restored) throws Exception {
            Service.Ended list = done(deployment.run(restored, "work", "list"));

            Set<String> keys = new TreeSet<>();
            list.printed().lines().skip(1).forEach(line -> keys.add(line.substring(line.lastIndexOf(' ') + 1)));
            Set<String> expected = new TreeSet<>(client.told());
            expected.addAll(List.of(calling.id() + "/bureau/1/1", awaiting.id() + "/consent/1/1"));
            assertEquals(expected, keys);
            for (String personal : List.of("KIBA801010BPA", "5512345678", "ana@", "hook", client.url())) {
                assertFalse(list.printed().contains(personal), list::printed);
            }
            done(deployment.run(restored, "consents", "verify", "--workspace", "lender"));
            return keys;
        }

        private void letGo(Map<String, String> restored) throws Exception {
            saving.letGo(deployment, restored);
            Service service = deployment.start(restored);
            assertFalse(service.output().contains("PAUSED"), service::output);
        }
    }
}
