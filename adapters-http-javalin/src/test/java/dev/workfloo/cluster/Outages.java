package dev.workfloo.cluster;

import dev.workfloo.jdbc.CuttableProxy;
import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.jdbc.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A database that can be stopped, and started again with what it held. */
interface Outages extends AutoCloseable {

    String url();

    void stop() throws IOException;

    void start() throws IOException;

    @Override
    void close() throws IOException;

    /** A PostgreSQL of the test's own; where none starts, the given one behind a door that can be shut. */
    static Outages in(Path folder) throws IOException {
        return System.getenv("WORKFLOO_TEST_POSTGRES_URL") == null ? new Own(folder) : new Given();
    }

    final class Own implements Outages {

        private final Path folder;
        private final int port = OwnPort.next();
        private EmbeddedPostgres server;

        private Own(Path folder) throws IOException {
            this.folder = folder;
            start();
        }

        /** Durable, as in production. */
        @Override
        public void start() throws IOException {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        }

        @Override
        public String url() {
            return server.getJdbcUrl("postgres", "postgres");
        }

        @Override
        public void stop() throws IOException {
            server.close();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    final class Given implements Outages {

        private final CuttableProxy proxy = CuttableProxy.to(TestPostgres.newDatabase());

        private Given() throws IOException {}

        @Override
        public String url() {
            return proxy.url();
        }

        @Override
        public void stop() throws IOException {
            proxy.cut();
        }

        @Override
        public void start() throws IOException {
            proxy.mend();
        }

        @Override
        public void close() throws IOException {
            proxy.close();
        }
    }
}
