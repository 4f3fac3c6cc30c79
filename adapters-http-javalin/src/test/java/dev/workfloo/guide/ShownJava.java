package dev.workfloo.guide;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;

/** The classes that guides show: compiled, and run where they are tests, in a folder with the files of the page. */
final class ShownJava {

    private ShownJava() {}

    static List<String> wrong(Guide guide, Path folder) throws Exception {
        ShownFiles.write(guide, folder, UnaryOperator.identity());
        List<String> found = new ArrayList<>();
        for (GuideBlock block : guide.blocks()) {
            if (!block.language().equals("java")) continue;
            compile(folder, block).ifPresent(errors -> found.add(guide + ", " + block.purpose() + ": " + errors));
            if (found.isEmpty() && block.text().contains("org.junit")) {
                tried(folder, block).ifPresent(failures -> found.add(guide + ", " + block.purpose() + ": " + failures));
            }
        }
        return found;
    }

    private static Optional<String> compile(Path folder, GuideBlock block) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        errors,
                        "-proc:none",
                        "-d",
                        folder.resolve("classes").toString(),
                        "-cp",
                        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                        folder.resolve(block.purpose()).toString());
        return status == 0 ? Optional.empty() : Optional.of(errors.toString(StandardCharsets.UTF_8));
    }

    private static Optional<String> tried(Path folder, GuideBlock block) throws Exception {
        Path printed = folder.resolve("printed.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                        TestRun.class.getName(),
                        new File(block.purpose()).getName().replace(".java", ""))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(Files.readString(printed));
    }
}
