package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first code, compiled and run as it stands there, with the file beside it, on what it depends on alone. */
class EmbeddingTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern PRINTS = Pattern.compile("It prints `([^`]+)`");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\n  <version>([^<]+)</version>");

    /** What Maven brings for the dependencies in the README. */
    private static final List<String> CLASS_PATH = List.of(
            ".*/core/target/(classes|workfloo-core-[^/]*SNAPSHOT\\.jar)",
            ".*/adapters-persistence-jdbc/target/(classes|workfloo-persistence-jdbc-[^/]*SNAPSHOT\\.jar)",
            ".*/(vavr|jmolecules|jspecify|db-scheduler|slf4j-api|jackson-(core|annotations|databind)|h2)-[^/]*\\.jar");

    @TempDir
    Path folder;

    private static String block(String language) throws Exception {
        return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .findFirst()
                .map(block -> block.group(1))
                .orElseThrow();
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> CLASS_PATH.stream().anyMatch(entry.replace(File.separatorChar, '/')::matches))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void runsTheReadmesFirstCode() throws Exception {
        Files.writeString(folder.resolve("Lender.java"), block("java"));
        Files.writeString(folder.resolve("credit.json"), block("json"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        "Lender.java")
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), Files.readString(errors));
        assertEquals(List.of(promised()), printed.lines().toList());
    }

    private static String promised() throws Exception {
        return PRINTS.matcher(Files.readString(README))
                .results()
                .map(said -> said.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** They are tried with these versions. */
    @Test
    void dependsOnWhatIsTested() throws Exception {
        String parent = Files.readString(Path.of("../pom.xml"));

        List<MatchResult> versions = VERSION.matcher(block("xml")).results().toList();

        assertEquals(3, versions.size());
        for (MatchResult version : versions) {
            assertTrue(parent.contains(">" + version.group(2) + "<"), version.group());
        }
    }
}
