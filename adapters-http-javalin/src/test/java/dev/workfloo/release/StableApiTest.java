package dev.workfloo.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.Workfloo;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.jdbc.JdbcStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page on the API says is stable is there, is whole, and stays as it was. */
class StableApiTest {

    private static final Path FOLDER = Path.of("target").toAbsolutePath();
    private static final String KEPT = "stable-api.jar.gz";
    private static final Path ROOT = Path.of("..");

    /** What hosts do with the ports and the facade must be possible with stable types alone. */
    private static final Pattern WHOLE = Pattern.compile("dev[.]workfloo[.]application[.](Workfloo|port[.]out[.]).*");

    private static final Pattern MADE_FOR_HOSTS =
            Pattern.compile("dev[.]workfloo[.](testkit([.]\\w+)?|application[.]port[.](in|out)([.]\\w+)*)");

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(dev\\.workfloo\\.[.a-z]*[A-Z]\\w*)");

    private static List<Class<?>> types;
    private static StableApi declared;
    private static Signatures today;

    @BeforeAll
    static void readsWhatIsThere() throws IOException {
        types = PublicApi.types(Workfloo.class, JdbcStore.class, WorkflooApi.class, kit());
        declared = StableApi.declared();
        today = Signatures.of(types, declared);
    }

    /** Its package, which has a class of its own: none of its types has to be there. */
    private static Class<?> kit() {
        try {
            return Class.forName("dev.workfloo.testkit.package-info");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a release keeps, when it is made: {@code .ci/keep-api} brings it to where the next test finds it. */
    @Test
    void keepsTheSignaturesOfToday() throws IOException {
        Path jar = today.writeTo(FOLDER.resolve("stable-api.jar"));
        try (OutputStream kept = new GZIPOutputStream(Files.newOutputStream(FOLDER.resolve(KEPT)))) {
            Files.copy(jar, kept);
        }
        Files.write(FOLDER.resolve("stable-api-left-out.txt"), today.leftOut());

        assertTrue(Compatibility.broken(jar, jar, types, declared).isEmpty());
        assertTrue(today.entries().size() > 200, () -> "only " + today.entries());
    }

    @Test
    void whatIsStableStays() throws IOException {
        Path before = FOLDER.resolve("stable-api-before.jar");
        try (InputStream zipped = Objects.requireNonNull(getClass().getResourceAsStream(KEPT), KEPT);
                InputStream kept = new GZIPInputStream(zipped)) {
            Files.write(before, kept.readAllBytes());
        }

        Set<String> broken =
                Compatibility.broken(before, today.writeTo(FOLDER.resolve("stable-api.jar")), types, declared);

        assertEquals(Set.of(), broken, "hosts would no longer run or compile: see core/docs/api.md");
    }

    @Test
    void thePageNamesPublicTypes() {
        Set<String> there = types.stream().map(Class::getName).collect(Collectors.toSet());
        Set<String> packages = types.stream().map(Class::getPackageName).collect(Collectors.toSet());
        packages.add(kit().getPackageName());

        Set<String> missing = new TreeSet<>(declared.named());
        missing.removeAll(there);
        Set<String> empty = new TreeSet<>(declared.packages());
        empty.removeAll(packages);

        assertEquals(Set.of(), missing);
        assertEquals(Set.of(), empty);
    }

    /** What lies deeper in the kit is what its packages share. */
    @Test
    void thePageNamesEachPortAndAllOfTheKit() {
        Set<String> missing = types.stream()
                .map(Class::getPackageName)
                .filter(each -> MADE_FOR_HOSTS.matcher(each).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(declared.packages());

        assertEquals(Set.of(), missing);
    }

    /** A method whose signature names an internal type is not stable, and hosts cannot do without these. */
    @Test
    void nothingOfThePortsIsLeftOut() {
        List<String> leftOut = today.leftOut().stream()
                .filter(member -> WHOLE.matcher(member).matches())
                .toList();

        assertEquals(List.of(), leftOut);
    }

    /** Our own examples and pages show hosts nothing that may go. */
    @Test
    void examplesImportWhatIsStable() throws IOException {
        Set<String> internal = new TreeSet<>();
        int imports = 0;
        for (Path example : examples()) {
            for (String type : imported(example)) {
                imports++;
                if (!declared.holds(type)) internal.add(type + " in " + example);
            }
        }

        assertTrue(imports > 10, "only " + imports);
        assertEquals(Set.of(), internal);
    }

    private static List<String> imported(Path file) throws IOException {
        return IMPORT.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> hosts = Files.walk(ROOT.resolve(Path.of("adapters-persistence-jdbc", "src", "it")));
                Stream<Path> core = Files.walk(ROOT.resolve(Path.of("core", "docs")));
                Stream<Path> stores = Files.walk(ROOT.resolve(Path.of("adapters-persistence-jdbc", "docs")))) {
            return Stream.of(hosts, core, stores, Stream.of(ROOT.resolve("README.md")))
                    .flatMap(files -> files)
                    .filter(file -> file.toString().matches(".*[.](java|md)"))
                    .sorted()
                    .toList();
        }
    }
}
