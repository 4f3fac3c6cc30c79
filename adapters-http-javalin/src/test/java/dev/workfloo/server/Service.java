package dev.workfloo.server;

import dev.workfloo.http.DescribedApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service in a process of its own, as a user runs it. */
public final class Service implements AutoCloseable {

    public static final Path JAR = Path.of("target", "workfloo-server.jar").toAbsolutePath();
    static final String START =
            "{\"idWorkflooDefinition\": \"657117e1d511b6e54fe2a967\", \"scenarioId\": \"6571181fd511b6e54fe2a968\"}";

    private static final Pattern GREETING = Pattern.compile("Workfloo listens at (http://\\S+:[0-9]+);.*");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Ready in a second or two where nothing else is done. */
    private static final Duration STARTED = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final Thread reader;

    private final boolean isOfToday;

    private Service(Process process, boolean isOfToday) {
        this.process = process;
        this.isOfToday = isOfToday;
        this.reader = new Thread(this::read, "service-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it in this folder on a free port and waits until it listens. */
    public static Service start(Path folder, Map<String, String> environment) throws Exception {
        return start(JAR, folder, environment);
    }

    /** @param atMost how long it may take until it listens */
    public static Service start(Path folder, Map<String, String> environment, Duration atMost) throws Exception {
        return start(usual(JAR), folder, environment, atMost);
    }

    /** The same in a JVM with so much heap, such as {@code 256m}, and with the collector that it has by itself. */
    public static Service startWithin(String heap, Path folder, Map<String, String> environment) throws Exception {
        List<String> java = List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", Archive.MADE, "-jar", JAR.toString());
        return start(java, folder, environment);
    }

    /** Makes what starts of this release share, so that the first one takes no longer than the others. */
    public static void prepare() {
        usual(JAR);
    }

    /** @param jar the service, perhaps of another release */
    public static Service start(Path jar, Path folder, Map<String, String> environment) throws Exception {
        return start(usual(jar), folder, environment);
    }

    private static Service start(List<String> java, Path folder, Map<String, String> environment) throws Exception {
        return start(java, folder, environment, STARTED);
    }

    private static Service start(List<String> java, Path folder, Map<String, String> environment, Duration atMost)
            throws Exception {
        ProcessBuilder command = command(java, folder, environment, List.of("--port", "0"));
        return start(command, java.contains(JAR.toString()), atMost);
    }

    /** Of this release, by a command that says all about it, such as a shell's. */
    public static Service start(ProcessBuilder command) throws Exception {
        return start(command, true, STARTED);
    }

    private static Service start(ProcessBuilder command, boolean isOfToday, Duration atMost) throws Exception {
        Service service = new Service(command.redirectErrorStream(true).start(), isOfToday);
        try {
            service.address.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return service;
        } catch (Exception e) {
            service.close();
            throw new AssertionError("the service did not start: " + service.output, e);
        }
    }

    /** What a command printed, and how it ended. */
    public record Ended(int status, String printed, String complained) {}

    public static Ended run(Path folder, Map<String, String> environment, String... arguments) throws Exception {
        return run(JAR, folder, environment, arguments);
    }

    public static Ended run(Path jar, Path folder, Map<String, String> environment, String... arguments)
            throws Exception {
        Path complaints = Files.createTempFile(folder, "stderr", ".txt");
        Process process = command(usual(jar), folder, environment, List.of(arguments))
                .redirectError(complaints.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed, Files.readString(complaints));
    }

    private static List<String> usual(Path jar) {
        return jar.equals(JAR) ? quick(Archive.MADE) : plain(jar);
    }

    private static List<String> plain(Path jar) {
        return List.of("-Xmx512m", "-jar", jar.toString());
    }

    /** How tests have the service's commands run that say {@code java -jar} and its path. */
    public static String command() {
        return "java " + String.join(" ", quick(Archive.MADE));
    }

    /** Tests start many processes that live for seconds, in which optimising what is compiled does not pay. */
    private static List<String> quick(String archive) {
        return List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", archive, "-jar", JAR.toString());
    }

    /** The classes of a service that ran before and was asked, as the README has it; a JVM that cannot use it goes without. */
    private static final class Archive {

        private static final Path FILE =
                Path.of("target", "workfloo-server.jsa").toAbsolutePath();

        static final String MADE = make();

        private static String make() {
            try {
                Path folder = Files.createTempDirectory(FILE.getParent(), "archive");
                Files.deleteIfExists(FILE);
                try (Service service = start(quick("-XX:ArchiveClassesAtExit=" + FILE), folder, Map.of())) {
                    service.post("/api/v1/workfloo?sandbox=true", "demo", START);
                    service.stop();
                }
                return "-XX:SharedArchiveFile=" + FILE;
            } catch (Exception e) {
                throw new AssertionError("the archive of classes cannot be made", e);
            }
        }
    }

    private static ProcessBuilder command(
            List<String> java, Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WORKFLOO_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher greeting = GREETING.matcher(line);
                if (greeting.matches()) address.complete(greeting.group(1));
            }
        } catch (IOException e) {
            output.add("(output ended: " + e + ")");
        }
        address.completeExceptionally(new IllegalStateException("it ended"));
    }

    public String address() {
        return address.join();
    }

    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    HttpResponse<String> post(String path, String key, String body) throws Exception {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path, String key) throws Exception {
        return send(request(path, key));
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(address() + path)).header("x-api-key", key);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        DescribedApi.check(answer);
        return answer;
    }

    /** Whether it is this release, whose API is described, and no other. */
    public boolean isOfToday() {
        return isOfToday;
    }

    /** What it has started, and has not ended yet. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** As a power cut or the kernel would end it: SIGKILL. */
    public void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** As an orchestrator ends it: SIGTERM. */
    public int stop() throws Exception {
        process.destroy();
        int status = process.waitFor();
        reader.join();
        return status;
    }

    /** How it ended by itself. */
    int end(Duration atMost) throws Exception {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) throw new AssertionError("it goes on");
        reader.join();
        return process.exitValue();
    }

    /** How many mebibytes of memory it has taken at most so far, on Linux; 0 elsewhere. */
    long mostResident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
