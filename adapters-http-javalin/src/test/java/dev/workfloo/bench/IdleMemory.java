package dev.workfloo.bench;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How much memory the packaged service holds when it has nothing to do, on Linux: right after its start, and after a collection. */
public final class IdleMemory {

    private static final Path JAR = Path.of("target", "workfloo-server.jar").toAbsolutePath();

    private IdleMemory() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(Locale.ROOT, "%nThe idle service, resident%n");
        measure(List.of());
        measure(List.of("-Xmx256m"));
        measure(List.of("-Xmx128m", "-XX:+UseSerialGC"));
        System.exit(0);
    }

    private static void measure(List<String> flags) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk("java")));
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString(), "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createTempDirectory("workfloo-idle").toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("WORKFLOO_"));
        Process service = builder.start();
        try (BufferedReader lines = service.inputReader(StandardCharsets.UTF_8)) {
            awaitGreeting(lines);
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
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private static String jdk(String command) {
        return Path.of(System.getProperty("java.home"), "bin", command).toString();
    }

    private static void awaitGreeting(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.contains("Workfloo listens at")) line = lines.readLine();
        if (line == null) throw new IllegalStateException("the service did not start");
    }

    private static void collect(Process service) throws Exception {
        new ProcessBuilder(jdk("jcmd"), Long.toString(service.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static double resident(Process service) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElseThrow();
    }
}
