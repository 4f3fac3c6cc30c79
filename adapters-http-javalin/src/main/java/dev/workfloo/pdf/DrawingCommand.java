package dev.workfloo.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a process that draws is started: of our environment it gets the language alone, and no terminal, no
 * folder of its own, and no settings of whoever runs it.
 */
final class DrawingCommand {

    /** By them Java knows how the names of files are written, such as those of its class path. */
    private static final Set<String> LANGUAGE = Set.of("LANG", "LC_ALL", "LC_CTYPE");

    /** No folder: nothing is kept in files. */
    private static final String NOWHERE =
            Path.of(System.getProperty("java.io.tmpdir"), "none").toString();

    private DrawingCommand() {}

    static ProcessBuilder of(DrawingLimits limits) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heap() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                // What Java itself prints goes where it is in no answer, and what it would write of memory, nowhere.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.awt.headless=true",
                "-Duser.home=" + NOWHERE,
                "-Djava.io.tmpdir=" + NOWHERE,
                "-cp",
                DrawingClassPath.text(),
                DrawingMain.class.getName()));
        command.addAll(limits.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(LANGUAGE);
        return builder;
    }
}
