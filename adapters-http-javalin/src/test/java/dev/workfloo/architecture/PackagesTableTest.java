package dev.workfloo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README tells where a line belongs. */
class PackagesTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(dev\\.workfloo[.a-z]*)` \\|");

    /** The facade's row tells of both sides of the application. */
    private static final Set<String> TOLD_BESIDE =
            Set.of("dev.workfloo.application.port.in", "dev.workfloo.application.port.out");

    @Test
    void namesEachPackageOnce() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(MatchResult::group)
                .map(row -> row.substring(3, row.lastIndexOf('`')))
                .sorted()
                .toList();

        Set<String> packages = new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("dev.workfloo")
                        .stream()
                        .map(type -> type.getPackageName())
                        .collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(TOLD_BESIDE);
        assertEquals(List.copyOf(packages), rows);
    }
}
