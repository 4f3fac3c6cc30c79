package dev.workfloo.browser;

import dev.workfloo.server.Service;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The packaged service with its demo, as the README's command starts it, and with a loan that has each step of a person. */
record Site(Service service) implements AutoCloseable {

    static Site open() {
        try {
            Path folder = Files.createTempDirectory(Service.JAR.getParent(), "site");
            Path definitions = Files.createDirectories(folder.resolve("definitions/demo"));
            try (InputStream loan = Site.class.getResourceAsStream("loan.json")) {
                Files.copy(loan, definitions.resolve("loan.json"));
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
