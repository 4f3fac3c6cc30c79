package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import dev.workfloo.jdbc.JdbcStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/** What Workfloo brings changes nothing of how the host is put together. */
class ClassPathTest {

    private static final Pattern SPRINGS = Pattern.compile(".*/spring-(boot-)?[^/]*\\.jar!/.*");

    @Test
    void hasWorkflooInJars() {
        URL jar = JdbcStore.class.getProtectionDomain().getCodeSource().getLocation();

        assertTrue(jar.getPath().endsWith(".jar"), jar.toString());
    }

    @Test
    void logsToTheHostsBackendAlone() throws IOException {
        List<URL> backends = find("META-INF/services/org.slf4j.spi.SLF4JServiceProvider");

        assertEquals(1, backends.size(), backends.toString());
        assertTrue(backends.get(0).getPath().contains("/logback-classic-"), backends.toString());
    }

    /** What Workfloo names itself gives way. */
    @Test
    void runsOnTheVersionsThatSpringBootManages() {
        assertEquals(managed("slf4j-api"), jar(LoggerFactory.class));
        assertEquals(managed("jackson-core"), jar(JsonFactory.class));
    }

    private static String managed(String artifact) {
        return artifact + "-" + System.getProperty("managed." + artifact) + ".jar";
    }

    private static String jar(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void isConfiguredBySpringAlone() throws IOException {
        List<URL> found = find("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");

        assertTrue(found.stream().allMatch(it -> isSprings(it)), found.toString());
    }

    /** Which goes first is all that Workfloo asks of Spring Boot. */
    @Test
    void isAskedForTheOrderAlone() throws IOException {
        List<URL> found = find("META-INF/spring.factories");
        found.removeIf(it -> isSprings(it));

        assertEquals(1, found.size(), found.toString());
        Properties asked = new Properties();
        try (InputStream file = found.get(0).openStream()) {
            asked.load(file);
        }
        assertEquals(Set.of(DependsOnDatabaseInitializationDetector.class.getName()), asked.keySet());
    }

    private static boolean isSprings(URL resource) {
        return SPRINGS.matcher(resource.getPath()).matches();
    }

    private static List<URL> find(String resource) throws IOException {
        return Collections.list(JdbcStore.class.getClassLoader().getResources(resource));
    }
}
