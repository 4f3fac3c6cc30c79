package dev.workfloo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What contributors are told to open is there. */
class ContributingTest {

    private static final Path ROOT = Path.of("..");

    /** Vavr's, and the endings that names here do not have. */
    private static final Set<String> NOT_OURS = Set.of("Either", "Impl", "Manager", "Helper", "Util", "Dto");

    /** A type's name in code, such as {@code `Node`} or the first of {@code `WaitsFor`}; or a test to run. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)[`.(]|-Dtest='?([A-Z]\\w+)");

    private static final Pattern DECLARED = Pattern.compile(
            "\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)|^      \"([A-Z]\\w*)\": \\{", Pattern.MULTILINE);

    @Test
    void namesTypesThatThereAre() throws IOException {
        Set<String> named = names(NAMED, Files.readString(ROOT.resolve(Path.of(".github", "CONTRIBUTING.md"))));
        Set<String> missing = new TreeSet<>(named);

        missing.removeAll(declared());
        missing.removeAll(NOT_OURS);

        assertTrue(named.size() > 30, () -> "only " + named);
        assertEquals(Set.of(), missing);
    }

    private static Set<String> declared() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (String module : List.of("core", "core/testkit", "adapters-persistence-jdbc", "adapters-http-javalin")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(Path.of(module, "src")))) {
                for (Path file : files.filter(ContributingTest::declares).toList()) {
                    declared.addAll(names(DECLARED, Files.readString(file)));
                }
            }
        }
        return declared;
    }

    private static boolean declares(Path file) {
        return file.toString().endsWith(".java") || file.endsWith("openapi.json");
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(ContributingTest::name).collect(Collectors.toSet());
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
