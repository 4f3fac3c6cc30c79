package dev.workfloo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which says where it listens. */
final class StartedProcess implements AutoCloseable {

    static final Path JAR = Path.of("target", "workfloo-server.jar").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile(".* listens at http://\\S+:([0-9]+).*");

    private final Process process;
    private final int port;

    private StartedProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The packaged service, on a free port. */
    static StartedProcess service(Path folder, List<String> flags, Map<String, String> environment) throws IOException {
        return service(JAR, folder, flags, environment);
    }

    /** @param jar of a release, perhaps of another one */
    static StartedProcess service(Path jar, Path folder, List<String> flags, Map<String, String> environment)
            throws IOException {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-jar", jar.toString(), "--port", "0"));
        return java(folder, arguments, environment);
    }

    /** @param arguments of the JVM that runs this one, or of one like it */
    static StartedProcess java(Path folder, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk("java")));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("WORKFLOO_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        int port = port(lines);
        Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "output of a process");
        reader.setDaemon(true);
        reader.start();
        return new StartedProcess(process, port);
    }

    static String jdk(String command) {
        return Path.of(System.getProperty("java.home"), "bin", command).toString();
    }

    private static int port(BufferedReader lines) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.matches()) return Integer.parseInt(port.group(1));
            said.add(line);
        }
        throw new IllegalStateException("the process did not start: " + said);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** For how long it had a processor so far. */
    Duration processors() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** As an operator does; it ends in its own time. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
