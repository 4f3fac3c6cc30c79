package dev.workfloo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How much memory the packaged service holds when it has nothing to do, on Linux: right after its start, and after a collection. */
public final class IdleMemory {

    private IdleMemory() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(Locale.ROOT, "%nThe idle service, resident%n");
        measure(List.of());
        measure(List.of("-Xmx256m"));
        measure(List.of("-Xmx128m", "-XX:+UseSerialGC"));
        System.exit(0);
    }

    private static void measure(List<String> flags) throws Exception {
        Path folder = Files.createTempDirectory("workfloo-idle");
        try (StartedProcess service = StartedProcess.service(folder, flags, Map.of())) {
            TimeUnit.SECONDS.sleep(10);
            double started = resident(service);
            collect(service);
            TimeUnit.SECONDS.sleep(2);
            System.out.printf(
                    Locale.ROOT,
                    "  %-32s %6.0f MiB, after a collection %6.0f MiB%n",
                    flags.isEmpty() ? "no flags" : String.join(" ", flags),
                    started,
                    resident(service));
        }
    }

    private static void collect(StartedProcess service) throws Exception {
        new ProcessBuilder(StartedProcess.jdk("jcmd"), Long.toString(service.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static double resident(StartedProcess service) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElseThrow();
    }
}
