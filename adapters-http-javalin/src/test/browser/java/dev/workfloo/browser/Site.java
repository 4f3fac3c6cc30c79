package dev.workfloo.browser;

import dev.workfloo.server.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The packaged service with its demo, as the README's command starts it, and with the flows that a lender offers. */
record Site(Service service) implements AutoCloseable {

    static Site open() {
        return in(folder());
    }

    /** Of a lender who has a brand, as this command says it. */
    static Site branded(String... brandSet) throws Exception {
        Path folder = folder();
        Service.Ended ended = Service.run(folder, Map.of(), brandSet);
        if (ended.status() != 0) throw new AssertionError(ended.complained());
        return in(folder);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Service.JAR.getParent(), "site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Site in(Path folder) {
        try {
            Path definitions = Files.createDirectories(folder.resolve("definitions/demo"));
            for (OfferedFlow flow : OfferedFlow.values()) {
                try (InputStream document = Site.class.getResourceAsStream(flow.file())) {
                    Files.copy(document, definitions.resolve(flow.file()));
                }
            }
            return new Site(Service.start(
                    folder,
                    Map.of("WORKFLOO_DEFINITIONS", definitions.getParent().toString())));
        } catch (Exception e) {
            throw new AssertionError("the service cannot be started", e);
        }
    }

    String address() {
        return service.address();
    }

    Lender lender() {
        return new Lender(address());
    }

    @Override
    public void close() {
        service.close();
    }
}
