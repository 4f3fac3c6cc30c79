package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.transaction.HostTransactions;
import java.io.File;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host whose class path has no Spring, or an older one, joins connections all the same. */
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

    /** As 6.1's is, as far as it matters. */
    @Test
    void springsThatTellsOfNoSavepointIsRefused(@TempDir Path older) throws Exception {
        Path source = Files.writeString(older.resolve("TransactionSynchronization.java"), """
                package org.springframework.transaction.support;
                public interface TransactionSynchronization extends org.springframework.core.Ordered, java.io.Flushable {
                    default void suspend() {}
                    default void resume() {}
                }
                """);
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath(), "-d", older.toString(), source.toString());
        assertEquals(0, failures);
        Stream<URL> places = Stream.concat(Stream.of(older.toUri().toURL()), places());

        try (URLClassLoader loader =
                new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Method joining = loader.loadClass(HostTransactions.class.getName()).getMethod("ofSpring", DataSource.class);
            Throwable refusal = assertThrows(
                            InvocationTargetException.class, () -> joining.invoke(null, new JdbcDataSource()))
                    .getCause();

            assertEquals(IllegalStateException.class, refusal.getClass());
            assertTrue(String.valueOf(refusal.getMessage()).startsWith("Spring 6.2 or newer is needed"));
        }
    }

    private static URLClassLoader withoutSpring() {
        URL[] places =
                places().filter(place -> !place.getPath().contains("spring")).toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    private static Stream<URL> places() {
        return Stream.of(classPath().split(File.pathSeparator)).map(HostWithoutSpringTest::url);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static URL url(String place) {
        try {
            return new File(place).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
