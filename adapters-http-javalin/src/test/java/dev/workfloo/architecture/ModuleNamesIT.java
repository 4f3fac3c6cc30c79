package dev.workfloo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Hosts with modules of their own name ours, so the names stay. */
class ModuleNamesIT {

    private static final Set<String> NAMES =
            Set.of("dev.workfloo.core", "dev.workfloo.testkit", "dev.workfloo.jdbc", "dev.workfloo.http");

    @Test
    void theJarsAreModulesThatShareNoPackage() throws IOException {
        ModuleFinder finder = ModuleFinder.of(
                jar("core"), jar("core/testkit"), jar("adapters-persistence-jdbc"), jar("adapters-http-javalin"));

        Configuration configuration = ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), NAMES);

        assertEquals(NAMES.size(), configuration.modules().size());
        configuration.modules().forEach(module -> assertTrue(NAMES.contains(module.name()), module.name()));
    }

    private static Path jar(String directory) throws IOException {
        Path target = Path.of("..", directory, "target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, ModuleNamesIT::isTheModules)) {
            List<Path> found = StreamSupport.stream(jars.spliterator(), false).toList();
            assertEquals(1, found.size(), () -> target + " holds " + found);
            return found.get(0);
        }
    }

    private static boolean isTheModules(Path file) {
        String name = file.getFileName().toString();
        return name.matches("workfloo-(core|testkit|persistence-jdbc|http-javalin)-.*[.]jar")
                && !name.endsWith("-tests.jar");
    }
}
