package dev.workfloo.cluster;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.execution.KeptStartKey;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A deployment outside the sandbox: a database of its own, whoever is outside, and as many services as are started. */
final class TestDeployment implements AutoCloseable {

    /** How many short messages a process sends at once. */
    static final int SENDS = 4;

    private static final String ROLLING = "WORKFLOO_ROLLING_FROM";
    static final Scope LENDER = Scope.production("lender");

    private static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final Bureau bureau = new Bureau();
    private final Gateway gateway = new Gateway();
    private final Verifier verifier = new Verifier();
    private final Receiver receiver = new Receiver();
    private final List<Service> services = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Path folder;
    private final String url;
    private final String apiKey;
    private Optional<HikariDataSource> pool = Optional.empty();
    private Optional<JdbcStore> store = Optional.empty();

    /** A database in which a key was given out. */
    private record Prepared(String url, String apiKey) {
        /** In the test's own process, which takes less time than another one does. */
        static Prepared on(String url) {
            try (HikariDataSource pool = TestPostgres.pool(url)) {
                JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(ENCRYPTION_KEY));
                Caller lender = new Caller(
                        LENDER.workspace(), "default", Optional.of(LENDER.environment()), Set.of(Right.values()));
                return new Prepared(url, addKey(store, lender));
            }
        }

        /** @param jar the service that makes the tables */
        static Prepared by(Path jar, String url, Path folder) throws Exception {
            Service.Ended added = Service.run(
                    jar, folder, database(url), "keys", "add", "--workspace", "lender", "--environment", "production");
            if (added.status() != 0) throw new AssertionError(added.complained());
            return new Prepared(url, added.printed().strip());
        }
    }

    /** Others are copied from it, which takes less time than a process does. */
    private static final class Template {

        private static Optional<Prepared> made = Optional.empty();

        private static synchronized Prepared copy() throws Exception {
            if (made.isEmpty()) {
                made = Optional.of(Prepared.on(TestPostgres.newDatabase()));
                Barriers.install(made.get().url());
            }
            return new Prepared(
                    TestPostgres.copyOf(made.get().url()), made.get().apiKey());
        }
    }

    private TestDeployment(Path folder, Prepared database, Map<String, String> more) throws Exception {
        this.folder = folder;
        url = database.url();
        apiKey = database.apiKey();
        environment.putAll(database(url));
        environment.put("WORKFLOO_ENVIRONMENT", "production");
        environment.put(
                "WORKFLOO_DEFINITIONS", definitions(more.containsKey(ROLLING)).toString());
        environment.put(
                "WORKFLOO_CONNECTORS", connectors(more.containsKey(ROLLING)).toString());
        environment.put("WORKFLOO_SECRET_BUREAU_TOKEN", Bureau.SECRET);
        environment.put("WORKFLOO_CALLBACKS_ALLOW_PRIVATE", "true");
        environment.putAll(more);
    }

    static TestDeployment in(Path folder) throws Exception {
        return in(folder, Map.of());
    }

    /** @param more settings of its services */
    static TestDeployment in(Path folder, Map<String, String> more) throws Exception {
        Path own = Files.createTempDirectory(folder, "deployment");
        return new TestDeployment(own, Template.copy(), more);
    }

    /** On a database of the test's own, new and empty. */
    static TestDeployment on(String url, Path folder) throws Exception {
        return new TestDeployment(folder, Prepared.on(url), Map.of());
    }

    /** On a database that the release before has made, and whose processes may run beside the services. */
    static TestDeployment madeBy(Path jar, Path folder) throws Exception {
        Map<String, String> rolling = Map.of(ROLLING, JdbcStore.RELEASE_BEFORE);
        return new TestDeployment(folder, Prepared.by(jar, TestPostgres.newDatabase(), folder), rolling);
    }

    /** @return what the caller sends */
    static String addKey(JdbcStore store, Caller caller) {
        return Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .build()
                .keys()
                .add(caller)
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .text();
    }

    /** How an idempotency key stands in the database. */
    static String kept(String startKey) {
        return KeptStartKey.of(EncryptionKey.of(ENCRYPTION_KEY), LENDER, startKey);
    }

    private static Map<String, String> database(String url) {
        return Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", ENCRYPTION_KEY);
    }

    /** @param before whether processes of the release before read them too */
    private Path definitions(boolean before) throws Exception {
        Path lender = Files.createDirectories(folder.resolve("definitions").resolve("lender"));
        for (CreditFlow flow : CreditFlow.values()) {
            if (!before || !flow.isNew()) Files.writeString(lender.resolve(flow + ".json"), flow.document());
        }
        return lender.getParent();
    }

    /** Services that are started from now on have the flows too that the release before does not know, and whom these turn to. */
    void addNewFlows() throws Exception {
        definitions(false);
        environment.put("WORKFLOO_CONNECTORS", connectors(false).toString());
    }

    /** @param before whether processes of the release before read it too */
    private Path connectors(boolean before) throws Exception {
        String file = """
                {"services": {"buro-pf": {"url": "%1$s", "maxConcurrent": 64,
                   "headers": {"Authorization": "Bearer {{ secret.bureau_token }}"}}},
                 "channels": {"sms": {"url": "%2$s", "maxConcurrent": %3$d, "timeout": "PT1M",
                                      "request": {"phone": "/to", "code": "/code"}},
                              "whatsapp": {"url": "%2$s", "request": {"phone": "/to", "code": "/code"}}}%4$s}
                """;
        String providers = """
                ,
                 "providers": {"verifier": {"begin": {"url": "%1$sbegin"}, "check": {"url": "%1$scheck"}}},
                 "apis": {"%2$s": {"secrets": ["bureau_token"], "privateAddresses": true}}""";
        return Files.writeString(
                folder.resolve(before ? "connectors-before.json" : "connectors.json"),
                String.format(
                        file,
                        bureau.url(),
                        gateway.url(),
                        SENDS,
                        before
                                ? ""
                                : String.format(
                                        providers, verifier.url(), bureau.url().replaceFirst("/$", ""))));
    }

    /** One more service on the same database. */
    Service start() throws Exception {
        return start(Service.JAR);
    }

    Service start(Path jar) throws Exception {
        return started(Service.start(jar, folder, environment));
    }

    /** @param others settings that it has otherwise, or besides */
    Service start(Map<String, String> others) throws Exception {
        return started(Service.start(Service.JAR, folder, with(others)));
    }

    private Map<String, String> with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(others);
        return all;
    }

    /** @param atMost how long it may take until it listens */
    Service start(Duration atMost) throws Exception {
        return started(Service.start(folder, environment, atMost));
    }

    /** One that lacks a setting which the others have. */
    Service startWithout(String setting) throws Exception {
        Map<String, String> some = new TreeMap<>(environment);
        some.remove(setting);
        return started(Service.start(Service.JAR, folder, some));
    }

    /** @param heap such as {@code 256m} */
    Service startWithin(String heap) throws Exception {
        return started(Service.startWithin(heap, folder, environment));
    }

    private Service started(Service service) {
        synchronized (services) {
            services.add(service);
        }
        return service;
    }

    /** What a command of the service's says, run beside it. */
    Service.Ended run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    /** @param others settings that it has otherwise, or besides */
    Service.Ended run(Map<String, String> others, String... arguments) throws Exception {
        return Service.run(folder, with(others), arguments);
    }

    Api api(Service service) {
        return api(service, reply -> {});
    }

    /** @param seen is shown every answer */
    Api api(Service service, Consumer<Api.Reply> seen) {
        return new Api(service, apiKey, seen);
    }

    Applicant applicant(CreditFlow flow) {
        return new Applicant(flow, gateway);
    }

    String url() {
        return url;
    }

    /** The lender's key, with every right. */
    String apiKey() {
        return apiKey;
    }

    EncryptionKey encryptionKey() {
        return EncryptionKey.of(ENCRYPTION_KEY);
    }

    /** The test's own connections; before they are asked for there are none, as to a file that admits one process. */
    synchronized HikariDataSource pool() {
        if (pool.isEmpty()) pool = Optional.of(TestPostgres.pool(url));
        return pool.get();
    }

    /** The test's own look into the database, which brings its tables up to date when it is first asked for. */
    synchronized JdbcStore store() {
        if (store.isEmpty()) store = Optional.of(JdbcStore.on(pool(), encryptionKey()));
        return store.get();
    }

    Bureau bureau() {
        return bureau;
    }

    Gateway gateway() {
        return gateway;
    }

    Verifier verifier() {
        return verifier;
    }

    Receiver receiver() {
        return receiver;
    }

    /** The test's own connections are to a database that was stopped. */
    void forgetConnections() {
        pool().getHikariPoolMXBean().softEvictConnections();
    }

    /** Nobody outside holds back anything any more. */
    void releaseAll() {
        for (Stub stub : List.of(bureau, gateway, verifier, receiver)) stub.releaseAll();
    }

    @Override
    public void close() {
        services.forEach(Service::close);
        pool.ifPresent(HikariDataSource::close);
        for (Stub stub : List.of(bureau, gateway, verifier, receiver)) stub.close();
    }
}
