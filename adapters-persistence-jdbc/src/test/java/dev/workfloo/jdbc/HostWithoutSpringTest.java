package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A host whose class path has no Spring joins connections all the same. */
class HostWithoutSpringTest {

    @Test
    void joinsAConnection() throws Exception {
        try (URLClassLoader loader = withoutSpring()) {
            Callable<?> host = (Callable<?>) loader.loadClass(HostWithoutSpring.class.getName())
                    .getConstructor()
                    .newInstance();

            assertThrows(
                    ClassNotFoundException.class,
                    () -> loader.loadClass("org.springframework.transaction.support.TransactionSynchronization"));
            assertEquals(true, host.call());
        }
    }

    private static URLClassLoader withoutSpring() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] places = Stream.of(path.split(File.pathSeparator))
                .filter(place -> !place.contains("spring"))
                .map(HostWithoutSpringTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String place) {
        try {
            return new File(place).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
