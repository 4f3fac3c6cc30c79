package dev.workfloo.browser;

import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The packaged service with its demo, as the README's command starts it. */
record Site(Service service) implements AutoCloseable {

    static Site open() {
        try {
            Path folder = Files.createTempDirectory(Service.JAR.getParent(), "site");
            return new Site(Service.start(folder, Map.of()));
        } catch (Exception e) {
            throw new AssertionError("the service cannot be started", e);
        }
    }

    String address() {
        return service.address();
    }

    @Override
    public void close() {
        service.close();
    }
}
